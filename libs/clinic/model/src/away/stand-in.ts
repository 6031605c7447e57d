import { MOST_AWAY_DAYS } from './away.contract';

const DAY_MS = 86_400_000;

/**
 * Who is told in somebody's place: whoever covers them, or covers that person, if they are away too.
 *
 * @param id     who would be told
 * @param covers who is away now → who covers them
 * @returns the person themselves where nobody who is here covers them: being told twice is better than nobody being told
 */
export function standIn(id: string, covers: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let here = id;
  for (let cover = covers.get(here); cover !== undefined; cover = covers.get(here)) {
    if (seen.has(here)) return id;
    seen.add(here);
    here = cover;
  }
  return here;
}

/**
 * Whether days can be those of an absence.
 *
 * @param fromDay first day, ISO
 * @param toDay   last day, ISO
 * @param today   the clinic's own today, ISO
 * @returns false where they end before they begin, are over, or are more than 366
 */
export function canBeAway(fromDay: string, toDay: string, today: string): boolean {
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS + 1;
  return days >= 1 && days <= MOST_AWAY_DAYS && toDay >= today;
}
