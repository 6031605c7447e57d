import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { clinicStaffRoutes } from '@holdfast/clinic/portal';
import { settingsRoute } from '@holdfast/identity/portal';
import { messagingChartRoutes, messagingStaffRoutes } from '@holdfast/messaging/portal';
import { Access } from '@holdfast/platform/portal';
import { safetyStaffRoutes } from '@holdfast/safety/portal';
import { notFound, notYours } from '../dead-end';
import { PatientPage } from './patient-page';
import { StaffStartPage } from './staff-start-page';

const reads: CanMatchFn = () => inject(Access).may('inbox.read');

/** Every address for people who work for the clinic. Those whose role reads no messages land where that is said. */
export const staffRoutes: Routes = [
  {
    path: '',
    canMatch: [reads],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'inbox' },
      ...messagingStaffRoutes,
      ...clinicStaffRoutes,
      {
        path: 'patients/:patientId',
        component: PatientPage,
        children: messagingChartRoutes,
      },
    ],
  },
  ...safetyStaffRoutes,
  { path: '', pathMatch: 'full', redirectTo: 'start' },
  { path: 'start', component: StaffStartPage },
  settingsRoute,
  ...notYours(
    'inbox',
    'patients',
    'home',
    'messages',
    'check-in',
    'check-ins',
    'progress',
    'alerts',
    'safety-plan',
    'safety-plans',
    'safety-settings',
  ),
  notFound,
];
