import type { Copy } from '@holdfast/platform/portal';
import { outcomeEn } from './copy/outcome-en';

/** The words of how long infusions hold. They come with the pages that need them. */
export const outcomeCopy: Copy = {
  scope: 'outcome',
  en: outcomeEn,
  es: () => import('./copy/outcome-es').then((words) => words.outcomeEs),
};
