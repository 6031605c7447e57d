import { failure } from '@holdfast/platform/model';

/** Someone who does not work for the clinic, or holds no clinical role, cannot join a care team. */
export const notCareStaff = failure('invalid', 'care-team.not-care-staff', 'Only clinical staff can join a care team.');

/** Neither a passkey nor a password came for the first administrator. */
export const noWayIn = failure('invalid', 'set-up.no-way-in', 'Choose a passkey or a password.');

/** The mail server refused the test mail, or could not be reached; `facts.reason` is its code. */
export const mailFailed = failure('conflict', 'set-up.mail-failed', 'The test mail could not be sent.');

/** Somebody with that address is invited already, or is here already. */
export const alreadyHere = failure('conflict', 'invitation.already', 'Somebody with that email is already here.');

/** The same identifier with other content. */
export const invitationDiffers = failure('conflict', 'invitation.differs', 'This invitation says something else.');

/** It was accepted or revoked: there is nothing to send again or to take back. */
export const invitationClosed = failure('conflict', 'invitation.closed', 'This invitation is not open any more.');

/** The address belongs to an account already; the clinic invites again with another. */
export const emailTaken = failure('conflict', 'invitation.email-taken', 'That email cannot be used. Ask your clinic.');

/** Somebody changed this account since the page was opened. */
export const accountStale = failure('conflict', 'account.stale', 'Somebody changed this a moment ago.');

/** A clinic keeps at least one administrator who may sign in. */
export const lastAdmin = failure('conflict', 'account.last-admin', 'This is the last administrator.');

/** Nobody changes their own role or locks themselves out. */
export const ownAccount = failure('conflict', 'account.own', 'You cannot change this about yourself.');

/** A removed account does not come back: the person is invited anew. */
export const accountRemoved = failure('conflict', 'account.removed', 'This account was removed.');

/** The file of people cannot be read: a quote that is never closed, or its columns; `facts` name them. */
export const fileUnreadable = failure('invalid', 'people-file.unreadable', 'This file cannot be read.');

/** What the import would do has changed since it was shown; look at it again. */
export const fileStale = failure('conflict', 'people-file.stale', 'Something changed since you looked.');

/** The same identifier with other content. */
export const proxyDiffers = failure('conflict', 'proxy.differs', 'This was granted with other words.');

/** It was taken back, or its last day is over: grant it anew. */
export const proxyOver = failure('conflict', 'proxy.over', 'This access has ended.');

/** Somebody changed it since the page was opened. */
export const proxyStale = failure('conflict', 'proxy.stale', 'This changed a moment ago.');

/** The last day lies before today. */
export const proxyPast = failure('invalid', 'proxy.last-day-past', 'Choose today or a later day.');

/** A patient has at most ten people who help them at a time. */
export const tooManyProxies = failure('conflict', 'proxy.too-many', 'Ten people have access already.');

/** The link belongs to an address other than the one this account signs in with, or to another kind of account. */
export const notYourCharge = failure('conflict', 'charge.other-account', 'This link belongs to another account.');

/** A record cannot replace itself. */
export const mergeSame = failure('invalid', 'merge.same', 'Choose two different records.');

/** One of the two was merged already, or another was merged into the one to be replaced: that comes first. */
export const mergeChain = failure('conflict', 'merge.chain', 'One of these records is part of another merge.');

/** The record was merged anew since: there is nothing of this merge left to take back. */
export const mergeOver = failure('conflict', 'merge.over', 'This merge does not stand any more.');

/** Something of the record to be replaced is still under way; `facts.what` names it. Finish it, or keep the other record. */
export const mergeOpen = failure('conflict', 'merge.open', 'Something in this record is still open.');

/** They were asked a moment ago; a mail needs its time. */
export const proxyTooSoon = failure(
  'limited',
  'proxy.too-soon',
  'This was sent a moment ago. Try again in ten minutes.',
);
