import { inject } from '@angular/core';
import { type CanMatchFn, Router, type UrlSegment } from '@angular/router';
import { Session } from '@holdfast/platform/portal';

/**
 * Lets only people who are signed in go on; others sign in first and come back to the same address. Whoever must still
 * set up a second factor does that before anything else.
 */
export const signedIn: CanMatchFn = async (_route, segments) => {
  const session = inject(Session);
  const router = inject(Router);
  const address = addressOf(router, segments);
  const state = await session.resume();
  if (state === 'somebody') {
    const isOpen = !session.person()?.needsFactor || address.startsWith('/enrol');
    return isOpen || router.createUrlTree(['/enrol'], { queryParams: address === '/' ? {} : { next: address } });
  }
  if (state === 'unreachable') return router.createUrlTree(['/offline'], { queryParams: { next: address } });
  return router.createUrlTree(['/sign-in'], { queryParams: address === '/' ? {} : { next: address } });
};

/** Lets only patients go on. */
export const isForPatients: CanMatchFn = () => inject(Session).person()?.kind === 'patient';

/** Lets only people who help a patient go on. */
export const isForProxies: CanMatchFn = () => inject(Session).person()?.kind === 'proxy';

/** Lets only people who work for the clinic go on. */
export const isForStaff: CanMatchFn = () => inject(Session).person()?.kind === 'staff';

function addressOf(router: Router, segments: readonly UrlSegment[]): string {
  return router.currentNavigation()?.extractedUrl.toString() ?? `/${segments.map(({ path }) => path).join('/')}`;
}
