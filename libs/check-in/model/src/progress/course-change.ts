import { outcome } from '@holdfast/instruments/model';
import type { Anchor } from '../plan.contract';
import type { CourseTerm } from '../trend.contract';
import { seriesOf } from './series';

const DAY_MS = 86_400_000;
const BASELINE_DAYS = 14;

/** One total with its time, milliseconds since 1970. */
export interface TimedTotal {
  readonly at: number;
  readonly total: number;
}

/**
 * When the series began that an instant belongs to: at its induction's first infusion or the intake before it, whichever
 * is later; else at the first infusion known.
 *
 * @param anchors days that the plan counts from
 * @param at      milliseconds since 1970
 * @returns the end of that day, milliseconds since 1970, so that a total of the morning still counts as before; null for none
 */
export function seriesStartOf(anchors: readonly Pick<Anchor, 'kind' | 'day'>[], at: number): number | null {
  const begun = anchors.filter(({ day }) => Date.parse(day) <= at);
  const intakes = begun.filter(({ kind }) => kind === 'intake').map(({ day }) => day);
  const series = seriesOf(begun.filter(({ kind }) => kind === 'infusion').map(({ day }) => day));
  // A second induction has a baseline of its own; boosters keep that of the induction whose effect they hold up.
  const inductions = series.filter(({ kind }) => kind !== 'maintenance').flatMap(({ days }) => days[0] ?? []);
  const last = [...intakes, ...inductions].sort().at(-1) ?? series[0]?.days[0];
  return last === undefined ? null : Date.parse(last) + DAY_MS;
}

/**
 * The baseline of a course: the last total within 14 days before the first infusion, the day itself included.
 *
 * @param totals       oldest first
 * @param firstInfusion milliseconds since 1970, end of that day; null where none is known
 * @returns null where there is none
 * @source Holdfast clinical reference C.2, design default
 * @approved pending
 */
export function baselineOf(totals: readonly TimedTotal[], firstInfusion: number | null): number | null {
  if (firstInfusion === null) return null;
  const before = totals.filter(({ at }) => at <= firstInfusion && at >= firstInfusion - (BASELINE_DAYS + 1) * DAY_MS);
  return before.at(-1)?.total ?? null;
}

/**
 * How a course stands: in the terms of the clinical reference, C.2. Without a baseline nothing is claimed.
 *
 * @param infusions how many the patient has had; non-response is said from the fourth on
 */
export function termOf(baseline: number | null, last: number | null, infusions: number): CourseTerm {
  if (baseline === null || last === null || baseline <= 0) return 'unknown';
  return outcome(baseline, last, infusions) ?? 'unknown';
}
