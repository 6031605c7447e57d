import type { Copy } from '@holdfast/platform/portal';
import { courseEn } from './copy/course-en';

/** The words of what comes before infusions. They come with the pages that need them. */
export const courseCopy: Copy = {
  scope: 'course',
  en: courseEn,
  es: () => import('./copy/course-es').then((words) => words.courseEs),
};
