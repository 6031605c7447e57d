const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** An instant as a time field has it, in this browser's zone. */
export function clockTime(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(at - zone).toISOString().slice(11, 16);
}

/**
 * The instant that a time field means: the latest such time that does not lie ahead. A time that lies ahead today is one of
 * yesterday only where the infusion had begun by then; else it stays ahead and is refused in words.
 *
 * @param time      hours and minutes, as a time field has them
 * @param now       milliseconds since 1970
 * @param startedAt milliseconds since 1970; null before the start
 * @returns null where the field holds no time
 */
export function happenedAt(time: string, now: number, startedAt: number | null): number | null {
  const [hours, minutes] = time.split(':').map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours) || Number.isNaN(minutes)) return null;
  const today = new Date(now).setHours(hours, minutes, 0, 0);
  const at = today > now && startedAt !== null && today - DAY + MINUTE > startedAt ? today - DAY : today;
  // A minute is all that the field can say: the minute of the start is not before it.
  if (startedAt !== null && at < startedAt && startedAt - at < MINUTE) return startedAt;
  return at;
}
