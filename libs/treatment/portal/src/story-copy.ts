import type { Copy } from '@holdfast/platform/portal';
import { storyEn } from './copy/story-en';

/** The words of a patient's treatment. They come with the page. */
export const storyCopy: Copy = {
  scope: 'treatment',
  en: storyEn,
  es: () => import('./copy/story-es').then((words) => words.storyEs),
};
