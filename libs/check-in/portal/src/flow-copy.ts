import type { Copy } from '@holdfast/platform/portal';
import { flowEn } from './copy/flow-en';

/** The words of answering one check-in, signed in or by a link. They come with its pages. */
export const flowCopy: Copy = {
  scope: 'check-in',
  en: flowEn,
  es: () => import('./copy/flow-es').then((words) => words.flowEs),
};
