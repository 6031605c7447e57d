import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { promptCopy } from '../prompts/prompt-copy';
import { rideCopy } from '../ride/ride-copy';
import { treatmentCopy } from '../treatment-copy';
import { ReviewPage } from './review-page';
import { ReviewQueuePage } from './review-queue-page';

/** The queue of reviews with the open one beside it, and their words. */
export const reviewRoutes: Routes = [
  {
    path: '',
    canActivate: [withMoreCopy(treatmentCopy, promptCopy, rideCopy)],
    component: ReviewQueuePage,
    children: [{ path: ':patientId', component: ReviewPage }],
  },
];
