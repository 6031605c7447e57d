import type { Copy } from '@holdfast/platform/portal';
import { staffEn } from './staff-en';

/** The words of the frame around staff's pages. They come with those, so that a patient's phone never loads them. */
export const staffCopy: Copy = {
  scope: 'staff',
  en: staffEn,
  es: () => import('./staff-es').then((words) => words.staffEs),
};
