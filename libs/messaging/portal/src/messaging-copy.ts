import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';
import { inboxEn } from './copy/inbox-en';

/** The words of messages. */
export const messagingCopy: Copy = { scope: 'messaging', en, es: () => import('./copy/es').then((words) => words.es) };

/** The words of the clinic's side of messages. */
export const inboxCopy: Copy = {
  scope: 'inbox',
  en: inboxEn,
  es: () => import('./copy/inbox-es').then((words) => words.inboxEs),
};
