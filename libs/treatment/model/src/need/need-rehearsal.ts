import { addDays, localDay } from '@holdfast/check-in/model';
import { type NeedHistory, needInputOf } from './need-history';
import { needOf } from './need-score';
import type { NeedCategory, NeedThresholds } from './need.contract';

/** How many weeks back thresholds are tried. */
export const REHEARSED_WEEKS = 13;
const WEEK_MS = 7 * 86_400_000;

/** Where one patient stood in one week, by two sets of thresholds; null where there was nothing to review. */
export interface RehearsedWeek {
  readonly now: NeedCategory | null;
  readonly then: NeedCategory | null;
}

/** The last day of each week that is tried, ISO, oldest first. */
export function rehearsedDays(today: string): string[] {
  return Array.from({ length: REHEARSED_WEEKS }, (_, index) => addDays(today, -7 * (REHEARSED_WEEKS - 1 - index)));
}

/**
 * Where a patient stood at the end of each of the last thirteen weeks, by what was known then, with the thresholds as they
 * are and as they would be. Alerts and requests are left out: no threshold moves them.
 *
 * @param zone IANA zone of the patient
 * @param now  milliseconds since 1970
 */
export function rehearseNeed(
  { given, totals }: Pick<NeedHistory, 'given' | 'totals'>,
  zone: string,
  thresholds: { now: NeedThresholds; then: NeedThresholds },
  now: number,
): RehearsedWeek[] {
  return Array.from({ length: REHEARSED_WEEKS }, (_, index) => {
    const at = now - (REHEARSED_WEEKS - 1 - index) * WEEK_MS;
    const known = {
      given: given.filter((one) => one.at <= at),
      totals: totals.filter((one) => one.at <= at),
      ...{ planned: [], isRequested: false, hasOpenAlert: false },
    };
    const input = needInputOf(known, localDay(at, zone), at);
    if (!input) return { now: null, then: null };
    return { now: needOf(input, thresholds.now).category, then: needOf(input, thresholds.then).category };
  });
}
