import type { ReferralState } from '../lifecycle/referral-state';

const DAY_MS = 86_400_000;
const AHEAD_MS = 14 * 3_600_000;

/** How far ahead a visit can be arranged or proposed, days. */
export const VISIT_AHEAD_DAYS = 400;

/** How long ago a visit can have been when it is put down as arranged, days: yesterday's may still be told. */
export const VISIT_BACK_DAYS = 1;

/** What is wrong with the time of a visit that was arranged; null where nothing is. */
export function visitFault(at: number, now: number): 'past' | 'far' | null {
  if (at < now - VISIT_BACK_DAYS * DAY_MS) return 'past';
  return at > now + VISIT_AHEAD_DAYS * DAY_MS ? 'far' : null;
}

/** What is wrong with a time that is proposed for a visit; null where nothing is. */
export function proposalFault(at: number, now: number): 'past' | 'far' | null {
  return at <= now ? 'past' : visitFault(at, now);
}

/** The latest day that has begun anywhere on earth: what was checked or judged on a later one was not. */
export function latestDay(now: number): string {
  return new Date(now + AHEAD_MS).toISOString().slice(0, 10);
}

/** A visit that was arranged, as long as it stands: one that was called off or missed is none any more. */
export function standingVisit<Time>(state: ReferralState, appointmentAt: Time): Time | null {
  return state === 'appointment_cancelled' || state === 'no_show' ? null : appointmentAt;
}
