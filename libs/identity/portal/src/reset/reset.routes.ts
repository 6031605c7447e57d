import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { factorCopy } from '../factor/factor-copy';
import { ForgotPage } from './forgot-page';
import { NotMePage } from './not-me-page';
import { ResetPage } from './reset-page';

/** Where somebody asks for a link to choose a password anew. */
export const forgotRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(factorCopy)], component: ForgotPage }];

/** Where that link leads. */
export const resetRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(factorCopy)], component: ResetPage }];

/** Where the mail about a change leads whoever did not make it. */
export const notMeRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(factorCopy)], component: NotMePage }];
