import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { mineCopy } from '../audit-copy';
import { WhoSawPage } from './who-saw-page';

/** The patient's own page of who saw their record, with its words. */
export const whoSawPages: Routes = [{ path: '', canActivate: [withMoreCopy(mineCopy)], component: WhoSawPage }];
