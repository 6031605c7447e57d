import type { Routes } from '@angular/router';
import { withMoreCopy } from '@holdfast/platform/portal';
import { meCopy } from './me-copy';
import { SettingsPage } from './settings-page';

/** A person's own settings, with their words. */
export const settingsPages: Routes = [{ path: '', canActivate: [withMoreCopy(meCopy)], component: SettingsPage }];
