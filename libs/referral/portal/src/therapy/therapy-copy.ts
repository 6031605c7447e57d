import type { Copy } from '@holdfast/platform/portal';
import { therapyEn } from './therapy-en';

/** The words of a patient's way to a therapist. They come with the page. */
export const therapyCopy: Copy = {
  scope: 'therapy',
  en: therapyEn,
  es: () => import('./therapy-es').then((words) => words.therapyEs),
};
