import type { IconName } from '@holdfast/platform/portal';

/** One place on the rail: where it leads, and the action a person must be allowed for it to be there. */
export interface StaffPlace {
  readonly path: string;
  readonly icon: IconName;
  readonly words: string;
  readonly action: string;
  /** The keys that lead there. */
  readonly keys: string;
  /** Whoever may do this finds it on another place, and the rail stays short. */
  readonly unless?: string;
}

// Whoever reads the queue of reviews finds these above it.
const QUEUE = 'review-queue.read';

/** The rail's places, top to bottom. */
export const STAFF_PLACES: readonly StaffPlace[] = [
  { path: '/inbox', icon: 'inbox', words: 'staff.nav.inbox', action: 'inbox.read', keys: 'g i' },
  { path: '/check-ins', icon: 'check', words: 'shell.nav.checkIns', action: 'check-in.read-inbox', keys: 'g c' },
  { path: '/caseload', icon: 'heart', words: 'staff.nav.caseload', action: 'caseload.read', keys: 'g l' },
  { path: '/reviews', icon: 'calendar', words: 'staff.nav.reviews', action: 'review-queue.read', keys: 'g m' },
  { path: '/patients', icon: 'people', words: 'staff.nav.patients', action: 'patient.list', keys: 'g p' },
  { path: '/referrals', icon: 'send', words: 'staff.nav.referrals', action: 'referral-board.read', keys: 'g r' },
  { path: '/therapists', icon: 'phone', words: 'staff.nav.therapists', action: 'therapist.list', keys: 'g t' },
  { path: '/alerts', icon: 'alert', words: 'staff.nav.alerts', action: 'alert.list', keys: 'g a' },
  {
    path: '/check-in-settings',
    icon: 'note',
    words: 'staff.nav.checkInSettings',
    action: 'clinic-plan.read',
    keys: 'g f',
  },
  { path: '/safety-settings', icon: 'settings', words: 'staff.nav.safety', action: 'on-call.read', keys: 'g o' },
  { path: '/admin', icon: 'settings', words: 'staff.nav.admin', action: 'administration.read', keys: 'g z' },
  {
    ...{ path: '/outcomes', icon: 'heart', words: 'staff.outcomes', action: 'outcome.read' },
    ...{ keys: 'g u', unless: QUEUE },
  },
  {
    ...{ path: '/need-settings', icon: 'calendar', words: 'staff.needs', action: 'need-setting.read' },
    ...{ keys: 'g n', unless: QUEUE },
  },
  {
    ...{ path: '/vitals-settings', icon: 'clock', words: 'staff.vitals', action: 'vitals-setting.read' },
    ...{ keys: 'g v', unless: QUEUE },
  },
  {
    ...{ path: '/referral-settings', icon: 'people', words: 'staff.referrals', action: 'referral-setting.read' },
    ...{ keys: 'g d', unless: 'therapist.list' },
  },
];
