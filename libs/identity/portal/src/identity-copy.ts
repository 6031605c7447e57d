import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words of signing in and of one's own settings. */
export const identityCopy: Copy = { scope: 'identity', en, es: () => import('./copy/es').then((words) => words.es) };
