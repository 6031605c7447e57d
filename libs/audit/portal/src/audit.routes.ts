import type { Routes } from '@angular/router';

/** The pages of the trail, below `/admin`, for who oversees the clinic. */
export const trailRoutes: Routes = [
  { path: 'trail', loadChildren: () => import('./trail/trail.routes').then((part) => part.trailPages) },
];

/** Who saw the record, for the patient. */
export const whoSawRoutes: Routes = [
  { path: 'who-saw', loadChildren: () => import('./mine/who-saw.routes').then((part) => part.whoSawPages) },
];
