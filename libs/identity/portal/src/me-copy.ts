import type { Copy } from '@holdfast/platform/portal';
import { meEn } from './copy/me-en';

/** The words of a person's own settings. They come with the page. */
export const meCopy: Copy = { scope: 'me', en: meEn, es: () => import('./copy/me-es').then((words) => words.meEs) };
