import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { systemCopy } from './system-copy';
import { SystemPage } from './system-page';

/** How the installation fares. */
export const systemRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(systemCopy)], component: SystemPage }];
