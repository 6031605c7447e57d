import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { trailRoutes } from '@holdfast/audit/portal';
import { peopleAdminRoutes, settingAdminRoutes } from '@holdfast/clinic/portal';
import { routingAdminRoutes } from '@holdfast/messaging/portal';
import { systemAdminRoutes } from '@holdfast/operation/portal';
import { Access } from '@holdfast/platform/portal';
import { recordAdminRoutes } from '@holdfast/record/portal';
import { crisisAdminRoutes } from '@holdfast/safety/portal';
import { AdminPage } from './admin-page';

const administers: CanMatchFn = () => inject(Access).may('administration.read');

/** The addresses for running the clinic. Features offer the pages; they are gathered here, because administration is an audience. */
export const adminRoutes: Routes = [
  {
    path: 'admin',
    canMatch: [administers],
    children: [
      { path: '', pathMatch: 'full', component: AdminPage },
      ...peopleAdminRoutes,
      ...routingAdminRoutes,
      ...crisisAdminRoutes,
      ...settingAdminRoutes,
      ...trailRoutes,
      ...recordAdminRoutes,
      ...systemAdminRoutes,
    ],
  },
];
