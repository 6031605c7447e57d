import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { versionsCopy } from '@holdfast/clinic/portal';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { AlertListPage } from './alert/alert-list-page';
import { AlertPage } from './alert/alert-page';
import { SafetyPlanPage } from './patient/safety-plan-page';
import { SafetySettingsPage } from './settings/safety-settings-page';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/**
 * The clinic's side of safety: alerts, one alert, a patient's plan, and what the clinic arranged. They come with the
 * first page of staff, so that an alert opens also where the network has just gone.
 */
export const safetyStaffRoutes: Routes = [
  {
    path: 'alerts',
    canMatch: [may('alert.list')],
    children: [
      { path: '', pathMatch: 'full', component: AlertListPage },
      { path: ':patientId/:alertId', component: AlertPage },
    ],
  },
  { path: 'safety-plans/:patientId', canMatch: [may('alert.list')], component: SafetyPlanPage },
  {
    path: 'safety-settings',
    canMatch: [may('on-call.read')],
    canActivate: [withMoreCopy(versionsCopy)],
    component: SafetySettingsPage,
  },
];

/** What the clinic adds to the help in a crisis, for who runs the clinic. */
export const crisisAdminRoutes: Routes = [
  {
    path: 'settings',
    // Other kinds have the same first part: those that are not here are looked for there.
    canMatch: [(_, [, kind]) => kind?.path === 'crisis'],
    loadChildren: () => import('./settings/crisis.routes').then((part) => part.crisisPages),
  },
];
