import type { Copy } from '@holdfast/platform/portal';
import { packetEn } from './copy/packet-en';

/** The words of packets. They come with the page. */
export const packetCopy: Copy = {
  scope: 'packet',
  en: packetEn,
  es: () => import('./copy/packet-es').then((words) => words.packetEs),
};
