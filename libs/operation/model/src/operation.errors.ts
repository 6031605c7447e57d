import { failure } from '@holdfast/platform/model';

/** The mail server did not take the test mail. */
export const mailRefused = failure('conflict', 'system.mail-refused', 'The mail server did not take the mail.');

/** The account has no address that a mail could go to. */
export const noAddress = failure('conflict', 'system.no-address', 'Your account has no address for mails.');
