import type { Routes } from '@angular/router';
import { factorCopy } from '@holdfast/identity/portal';
import { withMoreCopy } from '@holdfast/platform/portal';
import { invitationCopy } from './invitation-copy';
import { InvitationPage } from './invitation-page';

/** Where the link of an invitation leads. */
export const invitationRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(factorCopy, invitationCopy)], component: InvitationPage },
];
