import type { Routes } from '@angular/router';

/** A patient's treatment. */
export const treatmentPatientRoutes: Routes = [
  { path: 'treatment', loadChildren: () => import('./story/story.routes').then((part) => part.storyRoutes) },
];
