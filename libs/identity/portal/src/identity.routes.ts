import type { Route } from '@angular/router';

/** The page where a person signs in. */
export const signInRoute: Route = {
  path: 'sign-in',
  loadComponent: () => import('./sign-in-page').then((part) => part.SignInPage),
};

/** A person's own settings, the same for patients and staff. */
export const settingsRoute: Route = {
  path: 'me',
  loadComponent: () => import('./settings-page').then((part) => part.SettingsPage),
};
