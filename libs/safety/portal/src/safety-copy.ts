import type { Copy } from '@holdfast/platform/portal';
import { alertsEn } from './copy/alerts-en';
import { en } from './copy/en';

/** The words of help and of leaving fast. */
export const safetyCopy: Copy = { scope: 'safety', en, es: () => import('./copy/es').then((words) => words.es) };

/** The words of the clinic's side of safety. */
export const alertsCopy: Copy = {
  scope: 'alerts',
  en: alertsEn,
  es: () => import('./copy/alerts-es').then((words) => words.alertsEs),
};
