import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { progressCopy } from '../progress-copy';
import { ChargeProgressPage } from './charge-progress-page';

/** How somebody has been doing for who helps them, with its words. */
export const chargeProgressPages: Routes = [
  { path: '', canActivate: [withMoreCopy(progressCopy)], component: ChargeProgressPage },
];
