import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** The clinic's patients, for people who look after them. */
export const clinicStaffRoutes: Routes = [
  {
    path: 'patients',
    pathMatch: 'full',
    loadComponent: () => import('./patient-list-page').then((part) => part.PatientListPage),
  },
  {
    path: 'duplicates',
    canMatch: [may('patient.merge')],
    loadChildren: () => import('./merge/merge.routes').then((part) => part.mergePages),
  },
];

/** The clinic's people, below `/admin`, for who runs the clinic. */
export const peopleAdminRoutes: Routes = [
  { path: 'people', loadChildren: () => import('./people/people.routes').then((part) => part.peoplePages) },
];

/** What the clinic sets about itself, below `/admin`, for who runs the clinic. */
export const settingAdminRoutes: Routes = [
  { path: 'settings', loadChildren: () => import('./setting/settings.routes').then((part) => part.settingPages) },
];

/** Who is away and who covers them: one's own absences, and everybody's for who runs the clinic. */
export const awayRoutes: Routes = [
  {
    path: 'me/away',
    canMatch: [may('own-away.set')],
    loadChildren: () => import('./away/away.routes').then((part) => part.ownAwayPages),
  },
  {
    path: 'away',
    canMatch: [may('away.list')],
    loadChildren: () => import('./away/away.routes').then((part) => part.clinicAwayPages),
  },
];
