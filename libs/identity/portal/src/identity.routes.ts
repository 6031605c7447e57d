import { inject } from '@angular/core';
import { type CanMatchFn, Router, type Routes } from '@angular/router';
import { Session } from '@holdfast/platform/portal';
import { signedIn } from './audience';

const lacksFactor: CanMatchFn = () =>
  inject(Session).person()?.needsFactor === true || inject(Router).createUrlTree(['/']);

/** The pages where a person signs in, or finds the way back in. */
export const signInRoutes: Routes = [
  { path: 'sign-in', loadChildren: () => import('./sign-in-page.routes').then((part) => part.signInPageRoutes) },
  { path: 'forgot', loadChildren: () => import('./reset/reset.routes').then((part) => part.forgotRoutes) },
  { path: 'reset', loadChildren: () => import('./reset/reset.routes').then((part) => part.resetRoutes) },
  { path: 'not-me', loadChildren: () => import('./reset/reset.routes').then((part) => part.notMeRoutes) },
  { path: 'rescue', loadChildren: () => import('./rescue/rescue.routes').then((part) => part.rescueRoutes) },
  {
    path: 'enrol',
    canMatch: [signedIn, lacksFactor],
    loadChildren: () => import('./factor/factor.routes').then((part) => part.enrolRoutes),
  },
];

/** A person's own settings, the same for patients and staff. */
export const settingsRoute: Routes[number] = {
  path: 'me',
  children: [
    {
      path: '',
      pathMatch: 'full',
      loadChildren: () => import('./settings-page.routes').then((part) => part.settingsPages),
    },
    { path: 'sign-in', loadChildren: () => import('./factor/factor.routes').then((part) => part.factorRoutes) },
  ],
};
