import type { Copy } from '@holdfast/platform/portal';
import { recordEn } from './copy/record-en';
import { rightsEn } from './copy/rights-en';

/** The words of the pages of records; they come with the pages. */
export const recordCopy: Copy = {
  scope: 'record',
  en: recordEn,
  es: () => import('./copy/record-es').then((words) => words.recordEs),
};

/** The words of the table of rights; they come with it. */
export const rightsCopy: Copy = {
  scope: 'rights',
  en: rightsEn,
  es: () => import('./copy/rights-es').then((words) => words.rightsEs),
};
