import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words of the frame around every page. */
export const shellCopy: Copy = { scope: 'shell', en, es: () => import('./copy/es').then((words) => words.es) };
