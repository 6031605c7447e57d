import type { Route, Routes } from '@angular/router';
import { takeSecret } from './link/link-pass';

/** A patient's check-ins. */
export const checkInPatientRoutes: Routes = [
  {
    path: 'check-ins',
    loadComponent: () => import('./list/check-in-list-page').then((part) => part.CheckInListPage),
  },
  { path: 'progress', loadChildren: () => import('./trend/progress.routes').then((part) => part.progressRoutes) },
  {
    path: 'check-in/:checkInId',
    loadChildren: () => import('./flow/flow.routes').then((part) => part.flowRoutes),
  },
];

/** One check-in by a link, for whoever holds it. */
export const checkInLinkRoute: Route = {
  path: 'c',
  canMatch: [takeSecret],
  loadChildren: () => import('./link/link.routes').then((part) => part.linkRoutes),
};

/** How somebody has been doing, for a proxy whom they let see it. */
export const checkInProxyRoutes: Routes = [
  {
    path: 'progress',
    loadChildren: () => import('./charge/charge-progress.routes').then((part) => part.chargeProgressPages),
  },
];
