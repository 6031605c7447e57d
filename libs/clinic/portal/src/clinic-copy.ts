import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words about the clinic and its people. */
export const clinicCopy: Copy = { scope: 'clinic', en, es: () => import('./copy/es').then((words) => words.es) };
