import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { boardCopy } from './board-copy';
import { BoardPage } from './board-page';

/** The board of referrals, with its words. */
export const boardRoutes: Routes = [{ path: '', canActivate: [withMoreCopy(boardCopy)], component: BoardPage }];
