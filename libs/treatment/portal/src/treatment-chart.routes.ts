import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

/** What a patient's page shows of their treatment, for the app to place below it. Each comes when it is first opened. */
export const treatmentChartRoutes: Routes = [
  {
    path: 'infusions',
    canMatch: [() => inject(Access).may('infusion.read')],
    loadChildren: () => import('./infusion/infusion.routes').then((part) => part.infusionRoutes),
  },
  {
    path: 'treatment-plan',
    canMatch: [() => inject(Access).may('treatment-plan.read')],
    loadChildren: () => import('./plan/plan.routes').then((part) => part.planRoutes),
  },
  {
    path: 'durability',
    canMatch: [() => inject(Access).may('durability.read')],
    loadChildren: () => import('./outcome/outcome.routes').then((part) => part.durabilityRoutes),
  },
];
