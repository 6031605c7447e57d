import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { InvitePage } from './invite-page';
import { peopleCopy } from './people-copy';
import { PeopleFilePage } from './people-file-page';
import { PeoplePage } from './people-page';

const lists: CanMatchFn = () => inject(Access).may('account.list');
const invites: CanMatchFn = () => inject(Access).may('invitation.send');

/** The clinic's people, below `/admin/people`. */
export const peoplePages: Routes = [
  {
    path: '',
    canActivate: [withMoreCopy(peopleCopy)],
    children: [
      { path: '', pathMatch: 'full', canMatch: [lists], component: PeoplePage },
      { path: 'invite', canMatch: [invites], component: InvitePage },
      { path: 'file', canMatch: [invites], component: PeopleFilePage },
    ],
  },
];
