import { type ReferralState, WAITS_FOR } from '../lifecycle/referral-state';
import { turnOf } from '../tracker/tracker';
import type { NudgedMany } from './referral.contract';

/** Nobody is asked twice a day: so long a therapist is left alone after being asked again. */
export const NUDGE_RESTS_MS = 20 * 3_600_000;

/** Why a therapist is not asked again by mail now; null where they are. One rule for the preview and for what is done. */
export function nudgeObstacle(
  { state, lastAt, hasMail }: { state: ReferralState; lastAt: number | null; hasMail: boolean },
  now: number,
): NudgedMany['left'][number]['why'] | null {
  if (turnOf(WAITS_FOR[state]) !== 'therapist') return 'not-theirs';
  if (lastAt !== null && now - lastAt < NUDGE_RESTS_MS) return 'just-nudged';
  return hasMail ? null : 'no-mail';
}
