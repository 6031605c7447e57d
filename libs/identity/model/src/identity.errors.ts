import { failure } from '@holdfast/platform/model';

/** The e-mail or the password is wrong; which of the two is never said. */
export const signInRefused = failure('unauthenticated', 'session.refused', 'That e-mail and password do not match.');

/** Too many tries; `facts.retryAfterSeconds` says how long to wait. */
export const signInLimited = failure('limited', 'session.limited', 'Too many tries. Please wait a little.');

/** The session is over: signed out, expired, or its refresh token was used twice. */
export const sessionEnded = failure(
  'unauthenticated',
  'session.ended',
  'Your session has ended. Please sign in again.',
);

/** A browser on another site, or a program without the portal's header, tried to use the session cookie. */
export const foreignOrigin = failure('forbidden', 'session.origin', 'This request did not come from the portal.');
