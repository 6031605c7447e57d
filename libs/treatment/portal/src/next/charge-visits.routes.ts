import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { nextCopy } from '../next-copy';
import { rideCopy } from '../ride/ride-copy';
import { ChargeVisitsPage } from './charge-visits-page';

/** Somebody's visits for who helps them, with their words. */
export const chargeVisitsPages: Routes = [
  { path: '', canActivate: [withMoreCopy(nextCopy, rideCopy)], component: ChargeVisitsPage },
];
