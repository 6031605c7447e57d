import { failure } from '@holdfast/platform/model';

/** Someone who does not work for the clinic, or holds no clinical role, cannot join a care team. */
export const notCareStaff = failure('invalid', 'care-team.not-care-staff', 'Only clinical staff can join a care team.');

/** Neither a passkey nor a password came for the first administrator. */
export const noWayIn = failure('invalid', 'set-up.no-way-in', 'Choose a passkey or a password.');

/** The mail server refused the test mail, or could not be reached; `facts.reason` is its code. */
export const mailFailed = failure('conflict', 'set-up.mail-failed', 'The test mail could not be sent.');
