import { event } from '@holdfast/platform/model';

/** How somebody signs in has changed: a password, a passkey, a code app, or recovery codes. Its owner is told. */
export const signInChanged = event('sign-in.changed', 'accountId', 'changeId');

/** An owner said that a change was not theirs: it was taken back. */
export const signInDisowned = event('sign-in.disowned', 'accountId');

/** Somebody asked to choose a password anew, and has an account: the link is mailed. */
export const resetAsked = event('reset.asked', 'accountId');

/** An administrator began to have somebody's lost second factor replaced: its owner is told, with the link. */
export const rescueAsked = event('rescue.asked', 'accountId', 'rescueId');

/** In the middle of it the password turned out to be lost as well: a link to choose one is mailed. */
export const rescueResetAsked = event('rescue.reset-asked', 'accountId', 'rescueId');
