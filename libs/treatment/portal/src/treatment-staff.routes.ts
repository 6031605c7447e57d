import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

/** The clinic's side of treatment. Each page comes when it is first opened. */
export const treatmentStaffRoutes: Routes = [
  {
    path: 'reviews',
    canMatch: [() => inject(Access).may('review-queue.read')],
    loadChildren: () => import('./review/review.routes').then((part) => part.reviewRoutes),
  },
];
