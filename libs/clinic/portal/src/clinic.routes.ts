import type { Routes } from '@angular/router';

/** The clinic's patients, for people who look after them. */
export const clinicStaffRoutes: Routes = [
  {
    path: 'patients',
    pathMatch: 'full',
    loadComponent: () => import('./patient-list-page').then((part) => part.PatientListPage),
  },
];

/** Where an installation that has no clinic is set up. */
export const setUpRoute: Routes[number] = {
  path: 'set-up',
  loadChildren: () => import('./set-up/set-up.routes').then((part) => part.setUpRoutes),
};
