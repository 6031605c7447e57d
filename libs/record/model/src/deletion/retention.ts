import { Temporal } from 'temporal-polyfill';

/** How long a clinic keeps records: whole years. */
export interface Keeping {
  readonly years: number;
  readonly afterMajorityYears: number;
}

const MAJORITY_YEARS = 18;

/**
 * The first instant at which a record may be destroyed: so many years after the last contact; for who was a minor then, not
 * before so many years after coming of age, on the clinic's own calendar. Whose birth cannot be read may have been born that
 * day: what is not known keeps a record, and never lets it go.
 *
 * @param lastContactAt milliseconds since 1970
 * @param dateOfBirth `YYYY-MM-DD`; null where it cannot be read
 * @param zone IANA zone of the clinic
 * @returns milliseconds since 1970
 * @source state law decides; 45 CFR 164.316(b)(2) asks six years of what documents compliance
 * @approved pending
 */
export function keptUntil(lastContactAt: number, dateOfBirth: string | null, keeping: Keeping, zone: string): number {
  const afterContact = yearsAfter(lastContactAt, keeping.years);
  const contactOn = Temporal.Instant.fromEpochMilliseconds(lastContactAt).toZonedDateTimeISO(zone).toPlainDate();
  const ofAgeOn = birthday(bornOn(dateOfBirth) ?? contactOn, MAJORITY_YEARS);
  if (Temporal.PlainDate.compare(contactOn, ofAgeOn) >= 0) return afterContact;
  const afterMajority = birthday(ofAgeOn, keeping.afterMajorityYears).toZonedDateTime(zone).epochMilliseconds;
  return Math.max(afterContact, afterMajority);
}

function bornOn(dateOfBirth: string | null): Temporal.PlainDate | null {
  if (dateOfBirth === null) return null;
  try {
    return Temporal.PlainDate.from(dateOfBirth);
  } catch {
    return null;
  }
}

// Of a 29 February in a year without one: the day after the 28th, the later of the two.
function birthday(day: Temporal.PlainDate, years: number): Temporal.PlainDate {
  const then = day.add({ years });
  return then.day === day.day ? then : then.add({ days: 1 });
}

function yearsAfter(at: number, years: number): number {
  const date = new Date(at);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
