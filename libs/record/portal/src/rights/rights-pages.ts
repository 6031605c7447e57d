import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { rightsCopy } from '../record-copy';
import { RightsPage } from './rights-page';

/** Who may do what. */
export const rightsPages: Routes = [{ path: '', canActivate: [withMoreCopy(rightsCopy)], component: RightsPage }];
