import { Temporal } from 'temporal-polyfill';
import type { OpenHours } from './clinic.contract';

/** When a clinic is staffed: weekly hours in its own zone, and the days it is closed. */
export interface Opening {
  /** IANA zone, for example `America/Los_Angeles`. */
  readonly zone: string;
  readonly hours: readonly OpenHours[];
  /** ISO days on which the clinic is closed whatever the weekday. */
  readonly holidays: readonly string[];
}

interface Stretch {
  readonly opens: Temporal.Instant;
  readonly closes: Temporal.Instant;
}

const HORIZON_DAYS = 60;

/**
 * Whether the clinic is staffed at an instant.
 *
 * @param now milliseconds since 1970
 */
export function isOpen(opening: Opening, now: number): boolean {
  const [first] = stretches(opening, now);
  return first !== undefined && first.opens.epochMilliseconds <= now;
}

/**
 * The next instant at which the clinic is staffed: `now` itself when it is open.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; null when the clinic does not open within 60 days
 */
export function nextOpening(opening: Opening, now: number): number | null {
  const [first] = stretches(opening, now);
  return first === undefined ? null : Math.max(now, first.opens.epochMilliseconds);
}

/**
 * The instant by which so many staffed minutes will have passed, counting only while the clinic is open.
 *
 * @param now     milliseconds since 1970
 * @param minutes staffed minutes, 1 or more
 * @returns milliseconds since 1970; null when they do not fit into the next 60 days
 */
export function afterStaffedMinutes(opening: Opening, now: number, minutes: number): number | null {
  let left = minutes * 60_000;
  for (const { opens, closes } of stretches(opening, now)) {
    const from = Math.max(now, opens.epochMilliseconds);
    const length = closes.epochMilliseconds - from;
    if (left <= length) return from + left;
    left -= length;
  }
  return null;
}

/**
 * When the clinic closes for the day, on the first day on which it is still staffed or will be.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; null when the clinic does not open within 60 days
 */
export function endOfOpenDay(opening: Opening, now: number): number | null {
  let end: Temporal.Instant | null = null;
  const dayOf = (one: Temporal.Instant) => one.toZonedDateTimeISO(opening.zone).toPlainDate().toString();
  for (const { opens, closes } of stretches(opening, now)) {
    if (end && dayOf(opens) !== dayOf(end)) break;
    end = closes;
  }
  return end?.epochMilliseconds ?? null;
}

/**
 * When the clinic closes on the so-many-th working day after the day of an instant: a clock of working days, in which the day
 * itself, days without hours and holidays do not count.
 *
 * @param now  milliseconds since 1970
 * @param days working days, 1 or more
 * @returns milliseconds since 1970; null when they do not fit into the next 60 days
 */
export function afterOpenDays(opening: Opening, now: number, days: number): number | null {
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(opening.zone).toPlainDate().toString();
  const ends = new Map<string, number>();
  for (const { closes } of stretches(opening, now)) {
    const day = dayOf(closes.epochMilliseconds);
    if (day === dayOf(now)) continue;
    if (!ends.has(day) && ends.size === days) break;
    ends.set(day, closes.epochMilliseconds);
  }
  return ends.size === days ? ([...ends.values()].at(-1) ?? null) : null;
}

/** The open stretches that end after `now`, in order, as instants: daylight-saving changes are Temporal's business. */
function* stretches({ zone, hours, holidays }: Opening, now: number): Generator<Stretch> {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = today.add({ days: ahead });
    if (holidays.includes(day.toString())) continue;
    const open = hours
      .filter(({ weekday, opens, closes }) => weekday === day.dayOfWeek && opens < closes)
      .toSorted((one, other) => one.opens.localeCompare(other.opens));
    for (const { opens, closes } of open) {
      const stretch = { opens: instantOf(day, opens, zone), closes: instantOf(day, closes, zone) };
      if (stretch.closes.epochMilliseconds > now) yield stretch;
    }
  }
}

function instantOf(day: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
