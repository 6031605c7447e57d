import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

const mayLook: CanMatchFn = () => inject(Access).may('system.read');

/** The page of the installation, among those for running the clinic; it comes when it is first opened. */
export const systemAdminRoutes: Routes = [
  {
    path: 'system',
    canMatch: [mayLook],
    loadChildren: () => import('./system.routes').then((part) => part.systemRoutes),
  },
];
