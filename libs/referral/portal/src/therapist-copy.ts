import type { Copy } from '@holdfast/platform/portal';
import { therapistEn } from './copy/therapist-en';

/** The words for what therapists do and whom they see, wherever one is shown. They come with the pages that show one. */
export const therapistCopy: Copy = {
  scope: 'therapist',
  en: therapistEn,
  es: () => import('./copy/therapist-es').then((words) => words.therapistEs),
};
