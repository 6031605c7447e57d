import type { Copy } from '@holdfast/platform/portal';
import { awayEn } from './away-en';

/** The words of absences. They come with their pages. */
export const awayCopy: Copy = {
  scope: 'away',
  en: awayEn,
  es: () => import('./away-es').then((words) => words.awayEs),
};
