import type { Copy } from '@holdfast/platform/portal';
import { mergeEn } from './merge-en';

/** The words about records made twice. They come with their page. */
export const mergeCopy: Copy = {
  scope: 'merge',
  en: mergeEn,
  es: () => import('./merge-es').then((words) => words.mergeEs),
};
