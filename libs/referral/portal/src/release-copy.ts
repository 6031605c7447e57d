import type { Copy } from '@holdfast/platform/portal';
import { releaseEn } from './copy/release-en';

/** The words of releases of information. They come with the pages that need them. */
export const releaseCopy: Copy = {
  scope: 'release',
  en: releaseEn,
  es: () => import('./copy/release-es').then((words) => words.releaseEs),
};
