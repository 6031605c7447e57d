import type { Route } from '@angular/router';
import { NotFoundPage } from './not-found-page';
import { NotYoursPage } from './not-yours-page';

/** Every address that leads nowhere. */
export const notFound: Route = {
  path: '**',
  component: NotFoundPage,
};

/** Addresses that belong to another audience: they say so, and load nothing of it. */
export function notYours(...paths: readonly string[]): Route[] {
  return paths.map((path) => ({
    path,
    children: [{ path: '**', component: NotYoursPage }],
  }));
}
