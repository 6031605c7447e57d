import type { Copy } from '@holdfast/platform/portal';
import { inboxEn } from './copy/inbox-en';

/** The words of the clinic's side of messages; in a file of their own, so that no patient's phone loads them. */
export const inboxCopy: Copy = {
  scope: 'inbox',
  en: inboxEn,
  es: () => import('./copy/inbox-es').then((words) => words.inboxEs),
};
