import type { Copy } from '@holdfast/platform/portal';
import { settingsEn } from './settings-en';

/** The words of what a clinic sets about itself. They come with its pages. */
export const settingsCopy: Copy = {
  scope: 'settings',
  en: settingsEn,
  es: () => import('./settings-es').then((words) => words.settingsEs),
};
