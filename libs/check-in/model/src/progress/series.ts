import { daysBetween } from '../schedule/local-time';

/** A stretch of a course: the infusions that belong together, by their days. */
export interface Series {
  readonly kind: 'induction' | 'induction-begun' | 'maintenance';
  /** ISO days, oldest first; two on one day stand twice. */
  readonly days: readonly string[];
}

const LEAST = 4;
const MOST = 8;
const LEAST_DAYS = 7;
const MOST_DAYS = 28;
// Weekly boosters are no new induction: one begins only after as long a rest as an induction may last.
const REST_DAYS = 28;

/**
 * Which infusions form an induction and which keep up what it reached.
 * Four to eight infusions within 7 to 28 days are an induction; before the fourth, a first series has begun to be one.
 *
 * @param days of all infusions, ISO, in any order
 * @returns series in order of time; boosters one after the other are one series
 * @source McInnes 2022, J Affect Disord, doi 10.1016/j.jad.2021.12.097 (4–8 infusions within 7–28 days); the rest between
 *   two inductions is a design default
 * @approved pending
 */
export function seriesOf(days: readonly string[]): Series[] {
  const sorted = [...days].sort();
  const found: Series[] = [];
  for (let from = 0; from < sorted.length;) {
    const size = inductionAt(sorted, from);
    const kind = size >= LEAST ? 'induction' : size > 0 && found.length === 0 ? 'induction-begun' : 'maintenance';
    const taken = sorted.slice(from, from + (kind === 'maintenance' ? 1 : size));
    const before = found.at(-1);
    if (kind === 'maintenance' && before?.kind === 'maintenance') {
      found[found.length - 1] = { kind, days: [...before.days, ...taken] };
    } else found.push({ kind, days: taken });
    from += taken.length;
  }
  return found;
}

/** How many infusions an induction that begins there has; 0 where none can begin there. */
function inductionAt(days: readonly string[], from: number): number {
  const [first, before] = [days[from], days[from - 1]];
  if (first === undefined || (before !== undefined && daysBetween(before, first) < REST_DAYS)) return 0;
  const within = days.slice(from, from + MOST).filter((day) => daysBetween(first, day) <= MOST_DAYS);
  const last = within.at(-1) ?? first;
  const isLongEnough = daysBetween(first, last) >= LEAST_DAYS;
  return within.length >= LEAST && !isLongEnough ? 0 : within.length;
}
