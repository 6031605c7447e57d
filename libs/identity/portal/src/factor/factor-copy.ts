import type { Copy } from '@holdfast/platform/portal';
import { factorEn } from './factor-en';

/** The words of one's ways to sign in, loaded with the pages that show them. */
export const factorCopy: Copy = {
  scope: 'factor',
  en: factorEn,
  es: () => import('./factor-es').then((words) => words.factorEs),
};
