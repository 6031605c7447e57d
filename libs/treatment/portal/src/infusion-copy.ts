import type { Copy } from '@holdfast/platform/portal';
import { infusionEn } from './copy/infusion-en';

/** The words of infusions for staff. They come with the pages that need them. */
export const infusionCopy: Copy = {
  scope: 'infusion',
  en: infusionEn,
  es: () => import('./copy/infusion-es').then((words) => words.infusionEs),
};
