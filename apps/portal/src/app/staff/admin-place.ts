import type { IconName } from '@holdfast/platform/portal';

/** One page for running the clinic: where it is, and the action a person must be allowed for it to be listed. */
export interface AdminPlace {
  readonly path: string;
  readonly icon: IconName;
  /** The key of its words in the copy of staff: `admin.place.<words>` and `admin.about.<words>`. */
  readonly words: string;
  readonly action: string;
}

/** The pages for running the clinic, by what they are about; a group of which nobody may see anything is not shown. */
export const ADMIN_PLACES: readonly { readonly group: string; readonly places: readonly AdminPlace[] }[] = [
  {
    group: 'people',
    places: [
      { path: '/admin/people', icon: 'people', words: 'people', action: 'account.list' },
      { path: '/away', icon: 'calendar', words: 'away', action: 'away.list' },
    ],
  },
  {
    group: 'clinic',
    places: [{ path: '/admin/settings', icon: 'settings', words: 'settings', action: 'clinic-setting.list' }],
  },
  {
    group: 'care',
    places: [
      { path: '/check-in-settings', icon: 'check', words: 'checkIns', action: 'clinic-plan.read' },
      { path: '/safety-settings', icon: 'alert', words: 'safety', action: 'on-call.read' },
      { path: '/need-settings', icon: 'calendar', words: 'needs', action: 'need-setting.read' },
      { path: '/vitals-settings', icon: 'clock', words: 'vitals', action: 'vitals-setting.read' },
      { path: '/referral-settings', icon: 'send', words: 'referrals', action: 'referral-setting.read' },
      { path: '/outcomes', icon: 'heart', words: 'outcomes', action: 'outcome.read' },
    ],
  },
  {
    group: 'oversight',
    places: [
      { path: '/admin/trail', icon: 'eye', words: 'trail', action: 'trail.read' },
      { path: '/admin/trail/watch', icon: 'alert', words: 'watch', action: 'reading.read' },
      { path: '/admin/rights', icon: 'check', words: 'rights', action: 'rights.read' },
      { path: '/admin/records', icon: 'note', words: 'records', action: 'archive.list' },
    ],
  },
  {
    group: 'installation',
    places: [{ path: '/admin/system', icon: 'settings', words: 'system', action: 'system.read' }],
  },
];
