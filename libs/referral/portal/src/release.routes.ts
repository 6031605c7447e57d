import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Access } from '@holdfast/platform/portal';

/** What a patient lets the clinic share, and the way to a therapist. Each comes when it is first opened. */
export const releasePatientRoutes: Routes = [
  {
    path: 'releases',
    loadChildren: () => import('./release/your-releases.routes').then((part) => part.yourReleasesRoutes),
  },
  {
    path: 'therapy',
    loadChildren: () => import('./therapy/therapy.routes').then((part) => part.therapyRoutes),
  },
];

/** On a patient's page for staff: searches, attempts, releases and packets. Each comes when it is first opened. */
export const releaseChartRoutes: Routes = [
  {
    path: 'therapy',
    canMatch: [() => inject(Access).may('search.read')],
    loadChildren: () => import('./chart/chart.routes').then((part) => part.searchRoutes),
  },
  {
    path: 'search/:searchId/release',
    canMatch: [() => inject(Access).may('release.read')],
    loadChildren: () => import('./packet/packet.routes').then((part) => part.releaseDraftRoutes),
  },
  {
    path: 'referral/:referralId/packet',
    canMatch: [() => inject(Access).may('packet.read')],
    loadChildren: () => import('./packet/packet.routes').then((part) => part.packetRoutes),
  },
  {
    path: 'referral/:referralId',
    canMatch: [() => inject(Access).may('referral.read')],
    loadChildren: () => import('./chart/chart.routes').then((part) => part.attemptRoutes),
  },
];
