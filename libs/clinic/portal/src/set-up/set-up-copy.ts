import type { Copy } from '@holdfast/platform/portal';
import { setUpEn } from './set-up-en';

/** The words of setting an installation up. They come with its page. */
export const setUpCopy: Copy = {
  scope: 'setUp',
  en: setUpEn,
  es: () => import('./set-up-es').then((words) => words.setUpEs),
};
