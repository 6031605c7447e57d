import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { needSettingCopy } from '../need-setting-copy';
import { treatmentCopy } from '../treatment-copy';
import { NeedSettingPage } from './need-setting-page';

/** What needs are reckoned with, with its words and those of the categories. */
export const needSettingRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(treatmentCopy, needSettingCopy)], component: NeedSettingPage },
];
