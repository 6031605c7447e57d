import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

/** What a patient's page shows of their infusions, for the app to place below it. It comes when it is first opened. */
export const treatmentChartRoutes: Routes = [
  {
    path: 'infusions',
    canMatch: [() => inject(Access).may('infusion.read')],
    loadChildren: () => import('./infusion/infusion.routes').then((part) => part.infusionRoutes),
  },
];
