import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { asksBeforeLeaving, settingsCopy } from '@holdfast/clinic/portal';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { HoursPage } from './hours-page';
import { PoolsPage } from './pools-page';
import { routingCopy } from './routing-copy';
import { TopicsPage } from './topics-page';

const reads: CanMatchFn = () => inject(Access).may('clinic-setting.read');

/** Hours, topics and groups, below `/admin/settings`: their previews are promises, which are made here. */
export const routingPages: Routes = [
  {
    path: '',
    canMatch: [reads],
    canActivate: [withMoreCopy(settingsCopy, routingCopy)],
    children: [
      { path: 'hours', component: HoursPage, canDeactivate: [asksBeforeLeaving] },
      { path: 'topics', component: TopicsPage, canDeactivate: [asksBeforeLeaving] },
      { path: 'pools', component: PoolsPage, canDeactivate: [asksBeforeLeaving] },
    ],
  },
];
