import type { Copy } from '@holdfast/platform/portal';
import { vitalsSettingEn } from './vitals-setting-en';

/** The words of the limits for vitals. They come with the page. */
export const vitalsSettingCopy: Copy = {
  scope: 'vitals-setting',
  en: vitalsSettingEn,
  es: () => import('./vitals-setting-es').then((words) => words.vitalsSettingEs),
};
