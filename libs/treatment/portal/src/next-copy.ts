import type { Copy } from '@holdfast/platform/portal';
import { nextEn } from './copy/next-en';

/** The words of a patient's next infusion. They come with the page. */
export const nextCopy: Copy = {
  scope: 'next',
  en: nextEn,
  es: () => import('./copy/next-es').then((words) => words.nextEs),
};
