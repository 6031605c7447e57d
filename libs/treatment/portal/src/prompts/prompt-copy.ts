import type { Copy } from '@holdfast/platform/portal';
import { promptEn } from './prompt-en';

/** The words of what to have in mind in a course. They come with the pages that show it. */
export const promptCopy: Copy = {
  scope: 'prompt',
  en: promptEn,
  es: () => import('./prompt-es').then((words) => words.promptEs),
};
