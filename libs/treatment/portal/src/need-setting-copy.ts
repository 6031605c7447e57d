import type { Copy } from '@holdfast/platform/portal';
import { needSettingEn } from './copy/need-setting-en';

/** The words of what needs are reckoned with. They come with the page. */
export const needSettingCopy: Copy = {
  scope: 'need-setting',
  en: needSettingEn,
  es: () => import('./copy/need-setting-es').then((words) => words.needSettingEs),
};
