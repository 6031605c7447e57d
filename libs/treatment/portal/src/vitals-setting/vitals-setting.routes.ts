import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { treatmentCopy } from '../treatment-copy';
import { vitalsSettingCopy } from './vitals-setting-copy';
import { VitalsSettingPage } from './vitals-setting-page';

/** By what vitals are judged, with its words. */
export const vitalsSettingRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(treatmentCopy, vitalsSettingCopy)], component: VitalsSettingPage },
];
