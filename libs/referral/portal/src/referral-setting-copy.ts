import type { Copy } from '@holdfast/platform/portal';
import { referralSettingEn } from './copy/referral-setting-en';

/** The words of the settings of referrals. They come with the page. */
export const referralSettingCopy: Copy = {
  scope: 'referral-setting',
  en: referralSettingEn,
  es: () => import('./copy/referral-setting-es').then((words) => words.referralSettingEs),
};
