/** How long a clinic keeps records: whole years. */
export interface Keeping {
  readonly years: number;
  readonly afterMajorityYears: number;
}

const MAJORITY_YEARS = 18;

/**
 * The first instant at which a record may be destroyed: so many years after the last contact; for who was a minor then, not
 * before so many years after coming of age.
 *
 * @param lastContactAt milliseconds since 1970
 * @param dateOfBirth `YYYY-MM-DD`; null where it cannot be read, and then age counts for nothing
 * @returns milliseconds since 1970
 * @source state law decides; 45 CFR 164.316(b)(2) asks six years of what documents compliance
 * @approved pending
 */
export function keptUntil(lastContactAt: number, dateOfBirth: string | null, keeping: Keeping): number {
  const afterContact = yearsAfter(lastContactAt, keeping.years);
  if (dateOfBirth === null) return afterContact;
  const majority = yearsAfter(Date.parse(dateOfBirth), MAJORITY_YEARS);
  return lastContactAt < majority
    ? Math.max(afterContact, yearsAfter(majority, keeping.afterMajorityYears))
    : afterContact;
}

function yearsAfter(at: number, years: number): number {
  const date = new Date(at);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
