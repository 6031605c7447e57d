import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { vitalsSettingCopy } from './vitals-setting-copy';
import { VitalsSettingPage } from './vitals-setting-page';

/** By what vitals are judged, with its words. */
export const vitalsSettingRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(vitalsSettingCopy)], component: VitalsSettingPage },
];
