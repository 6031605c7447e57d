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

/** The proof is not right: a wrong or used code, another passkey, a wrong password. Which of them is never said. */
export const proofRefused = failure('invalid', 'session.proof-refused', 'That did not work. Please try again.');

/** The second step took too long, or was taken already: sign in from the start. */
export const stepOver = failure('unauthenticated', 'session.step-over', 'That took too long. Please start again.');

/** The passkey could not be kept: it is another site's, or was made without its owner being asked for. */
export const passkeyRefused = failure('invalid', 'passkey.refused', 'That passkey could not be saved.');

/** Passkeys need a name for the address of the portal, and this one is a number. */
export const passkeyNotHere = failure('conflict', 'passkey.not-here', 'Passkeys do not work at this address.');

/** The last second factor of an account that the clinic asks for one. */
export const lastFactor = failure(
  'conflict',
  'factor.last',
  'Your clinic asks for a second factor. Add another first.',
);

/** The code is not the one the app shows now. */
export const codeRefused = failure(
  'invalid',
  'code-app.refused',
  'That code is not right. Please wait for the next one.',
);

/** The password is too short; `facts.least` says how many characters it needs. */
export const passwordShort = failure('invalid', 'password.short', 'That password is too short.');

/** The password stands in lists of passwords that were stolen elsewhere. */
export const passwordKnown = failure('invalid', 'password.known', 'That password is on lists of stolen passwords.');

/** The password could be guessed: it is made of names, dates, patterns or the person's own words. */
export const passwordGuessable = failure('invalid', 'password.guessable', 'That password is easy to guess.');

/** The link was used, is too old, or never was: the three are one answer. */
export const linkOver = failure('missing', 'link.over', 'This link does not work any more.');

/** One's own second factor is replaced on one's own page, not by asking as an administrator. */
export const rescueOwn = failure('conflict', 'rescue.own', 'Change your own sign-in on your own page.');

/** The account has no second factor that could be lost: choosing a password anew is enough. */
export const rescueNeedless = failure('conflict', 'rescue.needless', 'There is no second factor to replace.');
