import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { releaseCopy } from '../release-copy';
import { ReleasesPage } from './releases-page';

/** What a patient lets the clinic share, with its words. */
export const yourReleasesRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(releaseCopy)], component: ReleasesPage },
];
