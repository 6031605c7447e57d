import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { factorCopy } from './factor-copy';
import { FactorPage } from './factor-page';

/** One's own ways to sign in. */
export const factorRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(factorCopy)], component: FactorPage }];

/** The same for staff who must set up a second factor before anything else opens. */
export const enrolRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(factorCopy)], component: FactorPage, data: { enrols: true } },
];
