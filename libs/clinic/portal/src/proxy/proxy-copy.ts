import type { Copy } from '@holdfast/platform/portal';
import { proxyEn } from './proxy-en';

/** The words about who helps a patient, and whom somebody helps. They come with their pages. */
export const proxyCopy: Copy = {
  scope: 'proxy',
  en: proxyEn,
  es: () => import('./proxy-es').then((words) => words.proxyEs),
};
