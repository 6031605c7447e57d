import type { Copy } from '@holdfast/platform/portal';
import { planEn } from './copy/plan-en';

/** The words of suitability, consent and plan for staff. They come with the pages that need them. */
export const planCopy: Copy = {
  scope: 'treatment-plan',
  en: planEn,
  es: () => import('./copy/plan-es').then((words) => words.planEs),
};
