import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { asksBeforeLeaving, settingsCopy } from '@holdfast/clinic/portal';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { crisisCopy } from './crisis-copy';
import { CrisisPage } from './crisis-page';

const reads: CanMatchFn = () => inject(Access).may('clinic-setting.read');

/** What the clinic adds to the help in a crisis, below `/admin/settings`: its preview is the help, which is made here. */
export const crisisPages: Routes = [
  {
    path: 'crisis',
    canMatch: [reads],
    canActivate: [withMoreCopy(settingsCopy, crisisCopy)],
    component: CrisisPage,
    canDeactivate: [asksBeforeLeaving],
  },
];
