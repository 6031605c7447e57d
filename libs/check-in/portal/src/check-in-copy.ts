import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words of check-ins, on the patient's side. */
export const checkInCopy: Copy = { scope: 'check-in', en, es: () => import('./copy/es').then((words) => words.es) };
