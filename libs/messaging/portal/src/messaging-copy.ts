import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words of messages. */
export const messagingCopy: Copy = { scope: 'messaging', en, es: () => import('./copy/es').then((words) => words.es) };
