import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words of help and of leaving fast. */
export const safetyCopy: Copy = { scope: 'safety', en, es: () => import('./copy/es').then((words) => words.es) };
