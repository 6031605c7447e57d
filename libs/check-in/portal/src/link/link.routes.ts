import type { Routes } from '@angular/router';
import { flowSteps } from '../flow/flow.routes';
import { LinkPage } from './link-page';

/** One check-in by a link. */
export const linkRoutes: Routes = [{ path: '', component: LinkPage, children: flowSteps }];
