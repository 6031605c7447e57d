import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { packetCopy } from '../packet-copy';
import { chartCopy } from './chart-copy';
import { FaxCoverPage } from './fax-cover-page';
import { ReferralPage } from './referral-page';
import { SearchPage } from './search-page';

/** A patient's searches for staff. */
export const searchRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(chartCopy)], component: SearchPage }];

/** One attempt for staff. */
export const attemptRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(chartCopy, packetCopy)], component: ReferralPage },
];

/** The first page of a fax: beside no chart, because it is printed and names nobody. */
export const faxCoverRoutes: Routes = [
  { path: ':patientId/:referralId', canActivate: [withMoreCopy(chartCopy)], component: FaxCoverPage },
];
