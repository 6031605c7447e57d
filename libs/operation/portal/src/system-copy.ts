import type { Copy } from '@holdfast/platform/portal';
import { systemEn } from './copy/system-en';

/** The words of the system page. They come with the page. */
export const systemCopy: Copy = {
  scope: 'system',
  en: systemEn,
  es: () => import('./copy/system-es').then((words) => words.systemEs),
};
