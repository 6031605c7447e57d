import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { therapyCopy } from './therapy-copy';
import { TherapyPage } from './therapy-page';

/** A patient's way to a therapist. */
export const therapyRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(therapyCopy)], component: TherapyPage }];
