import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** Records taken away and destroyed, and who may do what: below `/admin`. */
export const recordAdminRoutes: Routes = [
  {
    path: 'records',
    canMatch: [may('archive.list')],
    loadChildren: () => import('./record-pages').then((part) => part.recordsPages),
  },
  {
    path: 'rights',
    canMatch: [may('rights.read')],
    loadChildren: () => import('./rights/rights-pages').then((part) => part.rightsPages),
  },
];

/** A patient's own record and what they agreed to. */
export const recordPatientRoutes: Routes = [
  { path: 'record', loadChildren: () => import('./record-pages').then((part) => part.myRecordPages) },
];

/** What a patient agreed to over time, on their chart. */
export const consentChartRoutes: Routes = [
  { path: 'consents', loadChildren: () => import('./record-pages').then((part) => part.consentPages) },
];
