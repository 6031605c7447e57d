import type { Copy } from '@holdfast/platform/portal';
import { progressEn } from './copy/progress-en';

/** The words of scores over time. They come with whoever draws them. */
export const progressCopy: Copy = {
  scope: 'check-in',
  en: progressEn,
  es: () => import('./copy/progress-es').then((words) => words.progressEs),
};
