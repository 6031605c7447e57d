import type { Copy } from '@holdfast/platform/portal';
import { invitationEn } from './invitation-en';

/** The words of taking an invitation up. They come with its page. */
export const invitationCopy: Copy = {
  scope: 'invitation',
  en: invitationEn,
  es: () => import('./invitation-es').then((words) => words.invitationEs),
};
