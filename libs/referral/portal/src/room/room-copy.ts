import type { Copy } from '@holdfast/platform/portal';
import { roomEn } from './room-en';

/** The words of the therapist's room. They come with it. */
export const roomCopy: Copy = {
  scope: 'room',
  en: roomEn,
  es: () => import('./room-es').then((words) => words.roomEs),
};
