import type { Copy } from '@holdfast/platform/portal';
import { directoryEn } from './copy/directory-en';

/** The words of the directory's pages. They come with those. */
export const directoryCopy: Copy = {
  scope: 'directory',
  en: directoryEn,
  es: () => import('./copy/directory-es').then((words) => words.directoryEs),
};
