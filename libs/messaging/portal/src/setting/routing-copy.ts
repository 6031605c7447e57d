import type { Copy } from '@holdfast/platform/portal';
import { routingEn } from './routing-en';

/** The words of how a clinic routes and promises. They come with its pages. */
export const routingCopy: Copy = {
  scope: 'routing',
  en: routingEn,
  es: () => import('./routing-es').then((words) => words.routingEs),
};
