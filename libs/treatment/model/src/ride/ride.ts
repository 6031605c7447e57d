import type { RideStep, RideView } from './ride.contract';

const HOUR = 3_600_000;

/** For how long a driver may take back what they said, milliseconds. */
export const RIDE_UNDO_MS = 120_000;

/**
 * For how long a link holds, milliseconds: from the planned time of the infusion, or from its making where that was later.
 *
 * @approved pending
 */
export const RIDE_HOLDS_MS = 24 * HOUR;

/**
 * After how long without an arrival staff see a line, milliseconds.
 *
 * @approved pending
 */
export const RIDE_LATE_MS = 3 * HOUR;

/** Until when a link holds, milliseconds since 1970; an infusion that is moved moves it. */
export function rideEndsAt(plannedAt: number, madeAt: number): number {
  return Math.max(plannedAt, madeAt) + RIDE_HOLDS_MS;
}

/**
 * Whether the way home cannot have begun: the infusion's day has not come where the patient lives, and it was not started.
 *
 * @param day   ISO, of the infusion
 * @param today ISO, in the same zone
 */
export function isRideEarly({ day, startedAt }: { day: string; startedAt: unknown }, today: string): boolean {
  return startedAt === null && today < day;
}

/** What of a ride the rules look at. */
export type RideTimes = Pick<RideView, 'pickedUpAt' | 'arrivedAt'>;

/** Whether a pick-up was said and no arrival for three hours: something to look at, and no alert. */
export function isRideLate({ pickedUpAt, arrivedAt }: RideTimes, now: number): boolean {
  return pickedUpAt !== null && arrivedAt === null && now - Date.parse(pickedUpAt) >= RIDE_LATE_MS;
}

/** Whether a driver may still take a step back: within two minutes, and the later step first. */
export function mayUndoRide({ pickedUpAt, arrivedAt }: RideTimes, step: RideStep, now: number): boolean {
  const at = step === 'picked-up' ? pickedUpAt : arrivedAt;
  if (at === null || (step === 'picked-up' && arrivedAt !== null)) return false;
  return now - Date.parse(at) < RIDE_UNDO_MS;
}
