import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { infusionCopy } from '../infusion-copy';
import { planCopy } from '../plan-copy';
import { promptCopy } from '../prompts/prompt-copy';
import { rideCopy } from '../ride/ride-copy';
import { InfusionListPage } from './infusion-list-page';
import { InfusionPage } from './infusion-page';

/** A patient's infusions for staff: the list, and the page on which one is written down. */
export const infusionRoutes: Routes = [
  {
    path: '',
    canActivate: [withMoreCopy(infusionCopy, planCopy, promptCopy, rideCopy)],
    children: [
      { path: '', pathMatch: 'full', component: InfusionListPage },
      { path: ':infusionId', component: InfusionPage },
    ],
  },
];
