import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { packetCopy } from '../packet-copy';
import { boardCopy } from './board-copy';
import { BoardPage } from './board-page';

/** The board of referrals, with its words. */
export const boardRoutes: Routes = [
  { path: '', canActivate: [withMoreCopy(boardCopy, packetCopy)], component: BoardPage },
];
