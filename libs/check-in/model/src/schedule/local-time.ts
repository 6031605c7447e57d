import { Temporal } from 'temporal-polyfill';

// Calendar days alone have no clock changes: between two of them every day is as long.
const DAY_MS = 86_400_000;

/**
 * The instant of a clock time on a day in a zone. A time that a clock change leaves out becomes the first one after the
 * gap; a time that comes twice is its first coming.
 *
 * @param day  ISO day
 * @param time `HH:MM`
 * @param zone IANA zone
 * @returns milliseconds since 1970
 */
export function localInstant(day: string, time: string, zone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // The clock jumped over the wanted time: the jump itself is the next instant that exists.
  return (found.getTimeZoneTransition('previous') ?? found).epochMilliseconds;
}

/** The calendar day of an instant in a zone, ISO. @param at milliseconds since 1970 */
export function localDay(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The clock time of an instant in a zone, `HH:MM`. @param at milliseconds since 1970 */
export function localTime(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** The day so many days after another, ISO. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Hours in which nobody is disturbed, as clock times; over midnight where `from` is later than `until`. */
export interface QuietHours {
  readonly quietFrom: string;
  readonly quietUntil: string;
}

/**
 * An instant moved out of the quiet hours: to their end, where it falls into them.
 *
 * @param at milliseconds since 1970
 */
export function afterQuiet(at: number, zone: string, { quietFrom, quietUntil }: QuietHours): number {
  if (quietFrom === quietUntil) return at;
  const time = localTime(at, zone);
  const overMidnight = quietFrom > quietUntil;
  const isQuiet = overMidnight ? time >= quietFrom || time < quietUntil : time >= quietFrom && time < quietUntil;
  if (!isQuiet) return at;
  const day = localDay(at, zone);
  const endDay = overMidnight && time >= quietFrom ? addDays(day, 1) : day;
  return Math.max(at, localInstant(endDay, quietUntil, zone));
}
