import type { Copy } from '@holdfast/platform/portal';
import { driverEn } from './driver-en';

/** The words of the driver's page. They come with it. */
export const driverCopy: Copy = {
  scope: 'driver',
  en: driverEn,
  es: () => import('./driver-es').then((words) => words.driverEs),
};
