import type { ReferralState } from '../lifecycle/referral-state';
import { isTheirs } from '../lifecycle/turn';
import type { NudgedMany } from './referral.contract';

/** How long a therapist is left alone by mail after they were asked: nobody gets two mails of one day. */
export const NUDGE_RESTS_MS = 20 * 3_600_000;

/** Why a therapist is not asked again by mail now; null where they are. One rule for the preview and for what is done. */
export function nudgeObstacle(
  {
    state,
    isAnswered,
    lastAt,
    hasMail,
  }: { state: ReferralState; isAnswered: boolean; lastAt: number | null; hasMail: boolean },
  now: number,
): NudgedMany['left'][number]['why'] | null {
  if (!isTheirs({ state, isAnswered })) return 'not-theirs';
  if (isResting(lastAt, now)) return 'just-nudged';
  return hasMail ? null : 'no-mail';
}

/** Whether a therapist was asked so lately that they are left alone; `lastAt` and `now` in milliseconds since 1970. */
export function isResting(lastAt: number | null, now: number): boolean {
  return lastAt !== null && now - lastAt < NUDGE_RESTS_MS;
}
