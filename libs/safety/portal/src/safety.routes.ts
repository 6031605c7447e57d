import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** The clinic's side of safety: alerts, one alert, a patient's plan, and what the clinic arranged. */
export const safetyStaffRoutes: Routes = [
  {
    path: 'alerts',
    canMatch: [may('alert.list')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./alert/alert-list-page').then((part) => part.AlertListPage),
      },
      {
        path: ':patientId/:alertId',
        loadComponent: () => import('./alert/alert-page').then((part) => part.AlertPage),
      },
    ],
  },
  {
    path: 'safety-plans/:patientId',
    canMatch: [may('alert.list')],
    loadComponent: () => import('./patient/safety-plan-page').then((part) => part.SafetyPlanPage),
  },
  {
    path: 'safety-settings',
    canMatch: [may('on-call.read')],
    loadComponent: () => import('./settings/safety-settings-page').then((part) => part.SafetySettingsPage),
  },
];

/** A patient's own safety plan. */
export const safetyPatientRoutes: Routes = [
  {
    path: 'safety-plan',
    loadComponent: () => import('./patient/safety-plan-page').then((part) => part.SafetyPlanPage),
  },
];
