import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { flowCopy } from '../flow-copy';
import { flowSteps } from '../flow/flow.routes';
import { LinkPage } from './link-page';

/** One check-in by a link. */
export const linkRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(flowCopy)], component: LinkPage, children: flowSteps },
];
