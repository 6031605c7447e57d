import type { Routes } from '@angular/router';
import { settingsRoute } from '@holdfast/identity/portal';

/** Every address for people who work for the clinic. */
export const staffRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'inbox' },
  { path: 'inbox', loadComponent: () => import('./staff-start-page').then((part) => part.StaffStartPage) },
  settingsRoute,
];
