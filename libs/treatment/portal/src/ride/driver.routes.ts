import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { driverCopy } from './driver-copy';
import { DriverPage } from './driver-page';

/** The page of whoever takes somebody home, with its words. */
export const driverRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(driverCopy)], component: DriverPage }];
