import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { DuplicatesPage } from './duplicates-page';
import { mergeCopy } from './merge-copy';

/** Records made twice, with their words. */
export const mergePages: Routes = [{ path: '', canActivate: [withMoreCopy(mergeCopy)], component: DuplicatesPage }];
