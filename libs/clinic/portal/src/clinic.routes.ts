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
    canMatch: [() => inject(Access).may('patient.merge')],
    loadChildren: () => import('./merge/merge.routes').then((part) => part.mergePages),
  },
];

/** Where an installation that has no clinic is set up. */
export const setUpRoute: Routes[number] = {
  path: 'set-up',
  loadChildren: () => import('./set-up/set-up.routes').then((part) => part.setUpRoutes),
};

/** Where the link of an invitation leads. */
export const invitationRoute: Routes[number] = {
  path: 'invitation',
  loadChildren: () => import('./invitation/invitation.routes').then((part) => part.invitationRoutes),
};

/** The clinic's people, below `/admin`, for who runs the clinic. */
export const peopleAdminRoutes: Routes = [
  { path: 'people', loadChildren: () => import('./people/people.routes').then((part) => part.peoplePages) },
];

/** Who helps a patient, for the patient. */
export const proxyRoutes: Routes = [
  { path: 'helpers', loadChildren: () => import('./proxy/proxy.routes').then((part) => part.proxyPages) },
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
