import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { trailCopy } from '../audit-copy';
import { EntryPage } from './entry-page';
import { TrailPage } from './trail-page';
import { WatchPage } from './watch-page';

/** The trail, what of it asks for a look, and one entry, with their words. */
export const trailPages: Routes = [
  {
    path: '',
    canActivate: [withMoreCopy(trailCopy)],
    children: [
      { path: '', pathMatch: 'full', component: TrailPage },
      { path: 'watch', component: WatchPage },
      { path: ':entryId', component: EntryPage },
    ],
  },
];
