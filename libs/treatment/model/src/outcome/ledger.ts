import { daysBetween, type Series, seriesOf } from '@holdfast/check-in/model';
import type { DatedTotal, Given } from '../need/need-history';
import { durability, type Held } from './durability';

const BASELINE_DAYS = 14;

/** One infusion that stands alone or ends an induction, and what it did by the baseline of its own series. */
export interface LedgerEntry {
  readonly kind: Series['kind'];
  /** ISO day in the patient's zone. */
  readonly day: string;
  /** Infusions of the series that it ends; 1 where it stands alone. */
  readonly infusions: number;
  /** PHQ-9 before the series, points; null where none was taken within 14 days. */
  readonly baseline: number | null;
  /** Null without a baseline above nothing. */
  readonly held: Held | null;
}

/** An induction with the boosters that follow it until the next one. */
interface Part {
  readonly series: readonly Series[];
  readonly firstDay: string;
  readonly firstAt: number;
}

/**
 * What each infusion did that stands alone or ends an induction, each by the baseline of its own induction.
 *
 * @param given  oldest first
 * @param totals oldest first
 * @param now    milliseconds since 1970
 * @source Holdfast clinical reference C.2 (baseline, response) and D.2 (own intervals)
 * @approved pending
 */
export function ledgerOf(given: readonly Given[], totals: readonly DatedTotal[], now: number): LedgerEntry[] {
  const parts = partsOf(given);
  return parts.flatMap((part, index) => {
    const next = parts[index + 1];
    const until = next?.firstAt ?? now;
    const baseline = baselineOf(totals, part.firstAt, part.firstDay);
    const alone = aloneOf(part.series, given);
    const own = totals.filter(({ at }) => at <= until);
    const held = baseline
      ? durability(
          alone.map(({ at }) => at),
          own,
          baseline,
          until,
        )
      : [];
    return alone.map(({ day, kind, infusions }, place) => {
      const found = held[place] ?? null;
      // What a later induction cut off no longer runs.
      const isCut = next !== undefined && found?.ending === 'running';
      return { kind, day, infusions, baseline, held: found && isCut ? { ...found, ending: 'next-infusion' } : found };
    });
  });
}

/** The last total within 14 days before the first infusion of a series; null without one. */
export function baselineOf(totals: readonly DatedTotal[], firstAt: number, firstDay: string): number | null {
  const before = totals.filter(({ at, day }) => at <= firstAt && daysBetween(day, firstDay) <= BASELINE_DAYS);
  return before.at(-1)?.total ?? null;
}

function partsOf(given: readonly Given[]): Part[] {
  const groups: Series[][] = [];
  for (const one of seriesOf(given.map(({ day }) => day))) {
    const last = groups.at(-1);
    if (last && one.kind === 'maintenance') last.push(one);
    else groups.push([one]);
  }
  return groups.map((series) => {
    const firstDay = series[0]?.days[0] ?? '';
    return { series, firstDay, firstAt: given.find(({ day }) => day === firstDay)?.at ?? 0 };
  });
}

/** The infusions that stand alone or end an induction: what is kept up began with these. */
function aloneOf(series: readonly Series[], given: readonly Given[]) {
  const atOf = new Map(given.map(({ day, at }) => [day, at]));
  return series.flatMap(({ kind, days }) => {
    const own = kind === 'maintenance' ? [...new Set(days)] : days.slice(-1);
    const infusions = kind === 'maintenance' ? 1 : days.length;
    return own.map((day) => ({ kind, day, infusions, at: atOf.get(day) ?? 0 }));
  });
}
