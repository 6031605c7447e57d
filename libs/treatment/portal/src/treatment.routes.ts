import type { Route, Routes } from '@angular/router';
import { takeRideSecret } from './ride/driver-pass';

/** A patient's treatment. */
export const treatmentPatientRoutes: Routes = [
  {
    path: 'treatment',
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadChildren: () => import('./story/story.routes').then((part) => part.storyRoutes),
      },
      { path: '', loadChildren: () => import('./course/course.routes').then((part) => part.courseRoutes) },
    ],
  },
];

/** The page of whoever takes somebody home, for whoever holds its link. */
export const driverRoute: Route = {
  path: 'r',
  canMatch: [takeRideSecret],
  loadChildren: () => import('./ride/driver.routes').then((part) => part.driverRoutes),
};

/** Somebody's visits, for a proxy whom they let see them. */
export const treatmentProxyRoutes: Routes = [
  { path: 'visits', loadChildren: () => import('./next/charge-visits.routes').then((part) => part.chargeVisitsPages) },
];
