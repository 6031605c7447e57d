import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { chartCopy } from './chart-copy';
import { FaxCoverPage } from './fax-cover-page';
import { ReferralPage } from './referral-page';
import { SearchPage } from './search-page';

/** A patient's searches for staff. */
export const searchRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(chartCopy)], component: SearchPage }];

/** One attempt for staff. */
export const attemptRoutes: Routes = [
  { path: 'cover', canActivate: [withMoreCopy(chartCopy)], component: FaxCoverPage },
  { path: '', canActivate: [withMoreCopy(chartCopy)], component: ReferralPage },
];
