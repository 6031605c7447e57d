import type { Copy } from '@holdfast/platform/portal';
import { en } from './copy/en';

/** The words around questions. The questions themselves come from the instruments and are never translated here. */
export const instrumentsCopy: Copy = {
  scope: 'instruments',
  en,
  es: () => import('./copy/es').then((words) => words.es),
};
