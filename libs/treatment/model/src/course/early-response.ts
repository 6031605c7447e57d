import { seriesOf } from '@holdfast/check-in/model';
import { baselineOf } from '../outcome/ledger';
import type { DatedTotal, Given } from '../need/need-history';

/** Facts to talk about before the fifth infusion of an induction. Never advice to stop: late responders exist. */
export interface EarlyResponse {
  /** Infusions of this induction so far. */
  readonly infusions: number;
  /** PHQ-9 before the first of them, points; null where none was taken within 14 days. */
  readonly baseline: number | null;
  /** The latest PHQ-9 since; null where there is none. */
  readonly last: { readonly total: number; readonly on: string } | null;
  /** From the baseline to the latest, percent, below 0 where it fell; null where it cannot be said. */
  readonly changePercent: number | null;
}

const FIFTH = 5;
const RESPONSE = 0.5; // of the baseline: half or less is a response
const WHOLE = 100;

/**
 * What to talk about before the fifth infusion of an induction, where no response was seen yet.
 *
 * @param given  oldest first
 * @param totals oldest first
 * @param today  ISO day in the patient's zone, on which the next infusion is thought of
 * @returns null at any other infusion, and where the latest total is half of the baseline or less
 * @source Phillips 2019 (median 3 infusions before response); Hietamies 2023 (late responders exist): Holdfast clinical
 *   reference B.1
 * @approved pending
 */
export function earlyResponseOf(
  given: readonly Given[],
  totals: readonly DatedTotal[],
  today: string,
): EarlyResponse | null {
  const next = seriesOf([...given.map(({ day }) => day), today]).at(-1);
  if (!next || next.kind === 'maintenance' || next.days.length !== FIFTH) return null;
  const first = given.find(({ day }) => day === next.days[0]);
  if (!first) return null;
  const baseline = baselineOf(totals, first.at, first.day);
  const latest = totals.filter(({ at }) => at > first.at).at(-1);
  if (baseline !== null && latest && latest.total <= baseline * RESPONSE) return null;
  const change = baseline && latest ? Math.round(((latest.total - baseline) / baseline) * WHOLE) : null;
  return {
    infusions: FIFTH - 1,
    baseline,
    last: latest ? { total: latest.total, on: latest.day } : null,
    changePercent: change,
  };
}
