import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { awayCopy } from './away-copy';
import { AwayPage } from './away-page';

/** One's own absences. */
export const ownAwayPages: Routes = [
  { path: '', canActivate: [withMoreCopy(awayCopy)], component: AwayPage, data: { scope: 'own' } },
];

/** Everybody's absences. */
export const clinicAwayPages: Routes = [
  { path: '', canActivate: [withMoreCopy(awayCopy)], component: AwayPage, data: { scope: 'clinic' } },
];
