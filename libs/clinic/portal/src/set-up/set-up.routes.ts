import type { Routes } from '@angular/router';
import { factorCopy } from '@holdfast/identity/portal';
import { withMoreCopy } from '@holdfast/platform/portal';
import { setUpCopy } from './set-up-copy';
import { SetUpPage } from './set-up-page';

/** Where the link to set an installation up leads. */
export const setUpRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(factorCopy, setUpCopy)], component: SetUpPage },
];
