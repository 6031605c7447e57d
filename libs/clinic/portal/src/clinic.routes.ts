import type { Routes } from '@angular/router';

/** The clinic's patients, for people who look after them. */
export const clinicStaffRoutes: Routes = [
  {
    path: 'patients',
    pathMatch: 'full',
    loadComponent: () => import('./patient-list-page').then((part) => part.PatientListPage),
  },
];
