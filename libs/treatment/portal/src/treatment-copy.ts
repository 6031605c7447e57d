import type { Copy } from '@holdfast/platform/portal';
import { treatmentEn } from './copy/en';

/** The words of reviews for staff. They come with the pages that need them. */
export const treatmentCopy: Copy = {
  scope: 'treatment',
  en: treatmentEn,
  es: () => import('./copy/es').then((words) => words.treatmentEs),
};
