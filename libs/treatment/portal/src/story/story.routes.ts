import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { courseCopy } from '../course-copy';
import { nextCopy } from '../next-copy';
import { rideCopy } from '../ride/ride-copy';
import { storyCopy } from '../story-copy';
import { StoryPage } from './story-page';

/** A patient's treatment, with its words. */
export const storyRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(storyCopy, nextCopy, rideCopy, courseCopy)], component: StoryPage },
];
