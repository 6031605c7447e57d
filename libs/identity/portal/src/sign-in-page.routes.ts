import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { factorCopy } from './factor/factor-copy';
import { SignInPage } from './sign-in-page';

/** Signing in, with the words of a second step beside it. */
export const signInPageRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(factorCopy)], component: SignInPage }];
