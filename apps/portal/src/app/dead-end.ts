import type { Route } from '@angular/router';

/** Every address that leads nowhere. */
export const notFound: Route = {
  path: '**',
  loadComponent: () => import('./not-found-page').then((part) => part.NotFoundPage),
};

/** Addresses that belong to another audience: they say so, and load nothing of it. */
export function notYours(...paths: readonly string[]): Route[] {
  return paths.map((path) => ({
    path,
    children: [{ path: '**', loadComponent: () => import('./not-yours-page').then((part) => part.NotYoursPage) }],
  }));
}
