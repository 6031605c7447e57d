import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

const may =
  (action: string): CanMatchFn =>
  () =>
    inject(Access).may(action);

/** The clinic's side of treatment. Each page comes when it is first opened. */
export const treatmentStaffRoutes: Routes = [
  {
    path: 'reviews',
    canMatch: [may('review-queue.read')],
    loadChildren: () => import('./review/review.routes').then((part) => part.reviewRoutes),
  },
  {
    path: 'outcomes',
    canMatch: [may('outcome.read')],
    loadChildren: () => import('./outcome/outcome.routes').then((part) => part.clinicOutcomeRoutes),
  },
  {
    path: 'need-settings',
    canMatch: [may('need-setting.read')],
    loadChildren: () => import('./setting/need-setting.routes').then((part) => part.needSettingRoutes),
  },
  {
    path: 'vitals-settings',
    canMatch: [may('vitals-setting.read')],
    loadChildren: () => import('./vitals-setting/vitals-setting.routes').then((part) => part.vitalsSettingRoutes),
  },
  {
    path: 'consent-sheets',
    canMatch: [may('treatment-consent.read')],
    loadChildren: () => import('./plan/plan.routes').then((part) => part.consentSheetRoutes),
  },
  {
    path: 'decision-sheets',
    canMatch: [may('durability.read')],
    loadChildren: () => import('./outcome/outcome.routes').then((part) => part.decisionSheetRoutes),
  },
];
