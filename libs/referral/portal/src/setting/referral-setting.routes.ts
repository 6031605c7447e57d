import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { referralSettingCopy } from '../referral-setting-copy';
import { ReferralSettingPage } from './referral-setting-page';

/** When silence is asked about and when therapy is offered, with its words. */
export const referralSettingRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(referralSettingCopy)], component: ReferralSettingPage },
];
