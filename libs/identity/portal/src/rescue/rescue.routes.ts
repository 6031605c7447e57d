import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { factorCopy } from '../factor/factor-copy';
import { RescuePage } from './rescue-page';

/** Where the mail of a rescue leads. */
export const rescueRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(factorCopy)], component: RescuePage }];
