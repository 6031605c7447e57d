import type { Copy } from '@holdfast/platform/portal';
import { chartEn } from './chart-en';

/** The words of searches and attempts on a patient's page for staff. They come with it. */
export const chartCopy: Copy = {
  scope: 'referral',
  en: chartEn,
  es: () => import('./chart-es').then((words) => words.chartEs),
};
