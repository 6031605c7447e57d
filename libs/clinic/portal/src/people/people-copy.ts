import type { Copy } from '@holdfast/platform/portal';
import { peopleEn } from './people-en';

/** The words of the clinic's people as administrators keep them. They come with its pages. */
export const peopleCopy: Copy = {
  scope: 'people',
  en: peopleEn,
  es: () => import('./people-es').then((words) => words.peopleEs),
};
