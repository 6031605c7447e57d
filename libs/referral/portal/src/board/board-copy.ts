import type { Copy } from '@holdfast/platform/portal';
import { boardEn } from './board-en';

/** The words of the board of referrals. They come with it. */
export const boardCopy: Copy = {
  scope: 'board',
  en: boardEn,
  es: () => import('./board-es').then((words) => words.boardEs),
};
