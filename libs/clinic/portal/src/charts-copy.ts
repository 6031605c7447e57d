import type { Copy } from '@holdfast/platform/portal';
import { chartsEn } from './copy/charts-en';

/** The words about patients that only staff read; they come with the pages of staff. */
export const chartsCopy: Copy = {
  scope: 'charts',
  en: chartsEn,
  es: () => import('./copy/charts-es').then((words) => words.chartsEs),
};
