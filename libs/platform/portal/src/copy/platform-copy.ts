import type { Copy } from './copy';
import { en } from './en';

/** The platform's own words, for the app to load. */
export const platformCopy: Copy = { scope: 'platform', en, es: () => import('./es').then((words) => words.es) };
