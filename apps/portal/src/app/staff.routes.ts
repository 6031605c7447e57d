import type { Routes } from '@angular/router';
import { settingsRoute } from '@holdfast/identity/portal';
import { notFound, notYours } from './dead-end';

/** Every address for people who work for the clinic. */
export const staffRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'inbox' },
  { path: 'inbox', loadComponent: () => import('./staff-start-page').then((part) => part.StaffStartPage) },
  settingsRoute,
  ...notYours('home', 'messages'),
  notFound,
];
