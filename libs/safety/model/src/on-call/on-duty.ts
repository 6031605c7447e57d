import { Temporal } from 'temporal-polyfill';
import type { Id } from '@holdfast/platform/model';
import type { OnCallEntry } from './on-call.contract';

const WEEK_AHEAD_DAYS = 8;

/**
 * Who is on call at an instant, in the order of the list; nobody twice.
 *
 * @param zone IANA zone of the clinic
 * @param now  milliseconds since 1970
 */
export function onDuty(list: readonly OnCallEntry[], zone: string, now: number): Id[] {
  const present = list.filter((entry) => isOnDuty(entry, zone, now));
  return [...new Set(present.map(({ staffId }) => staffId))];
}

/**
 * The next instant at which anyone's hours begin.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970, after `now`; null when the list is empty
 */
export function nextDuty(list: readonly OnCallEntry[], zone: string, now: number): number | null {
  const today = dayAt(zone, now);
  const starts = list.flatMap((entry) =>
    Array.from({ length: WEEK_AHEAD_DAYS + 1 }, (_, ahead) => hoursOn(entry, zone, today.add({ days: ahead }))),
  );
  const later = starts.flatMap((one) => (one && one.begins > now ? [one.begins] : []));
  return later.length === 0 ? null : Math.min(...later);
}

// Hours that began yesterday may reach into this morning, so both days are asked.
function isOnDuty(entry: OnCallEntry, zone: string, now: number): boolean {
  const today = dayAt(zone, now);
  return [today.subtract({ days: 1 }), today]
    .map((day) => hoursOn(entry, zone, day))
    .some((hours) => hours !== null && hours.begins <= now && now < hours.ends);
}

function hoursOn({ weekdays, from, to }: OnCallEntry, zone: string, day: Temporal.PlainDate) {
  if (!weekdays.includes(day.dayOfWeek)) return null;
  const last = to > from ? day : day.add({ days: 1 });
  return { begins: instantOf(day, from, zone), ends: instantOf(last, to, zone) };
}

function dayAt(zone: string, now: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
}

function instantOf(day: Temporal.PlainDate, time: string, zone: string): number {
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
