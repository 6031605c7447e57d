import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** The clinic's side of referrals. Each page comes when it is first opened. */
export const referralStaffRoutes: Routes = [
  {
    path: 'referrals',
    canMatch: [may('referral-board.read')],
    loadChildren: () => import('./board/board.routes').then((part) => part.boardRoutes),
  },
  {
    path: 'therapists',
    canMatch: [may('therapist.list')],
    loadChildren: () => import('./directory/directory.routes').then((part) => part.directoryRoutes),
  },
  {
    path: 'fax-covers',
    canMatch: [may('referral.read')],
    loadChildren: () => import('./chart/chart.routes').then((part) => part.faxCoverRoutes),
  },
  {
    path: 'referral-settings',
    canMatch: [may('referral-setting.read')],
    loadChildren: () => import('./setting/referral-setting.routes').then((part) => part.referralSettingRoutes),
  },
];
