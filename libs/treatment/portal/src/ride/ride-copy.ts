import type { Copy } from '@holdfast/platform/portal';
import { rideEn } from './ride-en';

/** The words of the way home, for the patient and the clinic's side. They come with the pages that show it. */
export const rideCopy: Copy = {
  scope: 'ride',
  en: rideEn,
  es: () => import('./ride-es').then((words) => words.rideEs),
};
