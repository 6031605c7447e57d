import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { Access, withMoreCopy } from '@holdfast/platform/portal';
import { BrandingPage } from './branding/branding-page';
import { LanguagesPage } from './languages-page';
import { asksBeforeLeaving } from './frame/leave-sheet';
import { NotificationsPage } from './notifications-page';
import { ProfilePage } from './profile-page';
import { RetentionPage } from './retention-page';
import { settingsCopy } from './copy/settings-copy';
import { SettingsPage } from './settings-page';

const reads: CanMatchFn = () => inject(Access).may('clinic-setting.read');

/** What the clinic sets about itself, below `/admin/settings`; kinds of higher features stand beside these. */
export const settingPages: Routes = [
  {
    path: '',
    canMatch: [reads],
    canActivate: [withMoreCopy(settingsCopy)],
    children: [
      { path: '', pathMatch: 'full', component: SettingsPage },
      { path: 'profile', component: ProfilePage, canDeactivate: [asksBeforeLeaving] },
      { path: 'languages', component: LanguagesPage, canDeactivate: [asksBeforeLeaving] },
      { path: 'notifications', component: NotificationsPage, canDeactivate: [asksBeforeLeaving] },
      { path: 'retention', component: RetentionPage, canDeactivate: [asksBeforeLeaving] },
      { path: 'branding', component: BrandingPage, canDeactivate: [asksBeforeLeaving] },
    ],
  },
];
