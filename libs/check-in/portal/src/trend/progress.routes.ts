import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { progressCopy } from '../progress-copy';
import { ProgressPage } from './progress-page';

/** A patient's own course, with its words. */
export const progressRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(progressCopy)], component: ProgressPage },
];
