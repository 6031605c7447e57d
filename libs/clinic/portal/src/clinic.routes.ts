import type { Routes } from '@angular/router';

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

/** Who helps a patient, for the patient. */
export const proxyRoutes: Routes = [
  { path: 'helpers', loadChildren: () => import('./proxy/proxy.routes').then((part) => part.proxyPages) },
];
