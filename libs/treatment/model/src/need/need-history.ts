import { daysBetween, type Series, seriesOf } from '@holdfast/check-in/model';
import { ownSpans } from '../outcome/durability';
import { baselineOf, ledgerOf } from '../outcome/ledger';
import type { NeedInput } from './need-score';

/** One infusion that was given. */
export interface Given {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** ISO day in the patient's zone. */
  readonly day: string;
}

/** One PHQ-9 total of a patient. */
export interface DatedTotal {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** ISO day in the patient's zone. */
  readonly day: string;
  /** 0–27 points. */
  readonly total: number;
}

/** What is known of a patient, as the need of a review is reckoned from it. */
export interface NeedHistory {
  /** Oldest first. */
  readonly given: readonly Given[];
  /** ISO days of infusions that are planned. */
  readonly planned: readonly string[];
  /** Oldest first. */
  readonly totals: readonly DatedTotal[];
  readonly isRequested: boolean;
  readonly hasOpenAlert: boolean;
}

const NEXT_WITHIN_DAYS = 14;
const BEGUN_DAYS = 7;
const NON_RESPONSE_INFUSIONS = 4;
const HELD = 0.5; // of the baseline: half or less is a response

/**
 * What the score takes, told from a patient's history.
 *
 * @param today ISO day in the patient's zone
 * @param now   milliseconds since 1970
 * @returns null where nothing was given, or an induction is going on and no alert is open
 * @source Holdfast clinical reference C.2 (baseline) and D.2 (inputs; not during induction)
 * @approved pending
 */
export function needInputOf(history: NeedHistory, today: string, now: number): NeedInput | null {
  const { given, totals, isRequested, hasOpenAlert } = history;
  const last = given.at(-1);
  const series = seriesOf(given.map(({ day }) => day));
  const isAsked = hasOpenAlert || isRequested; // whoever is in danger or asked is never out of sight
  if (!last || (!isAsked && isDuringInduction(series, history.planned, today))) return null;
  const from = series.findLast(({ kind }) => kind !== 'maintenance') ?? series[0];
  const firstAt = given.find(({ day }) => day === from?.days[0])?.at ?? last.at;
  const baseline = baselineOf(totals, firstAt, from?.days[0] ?? last.day);
  const since = totals.filter(({ at }) => at >= firstAt);
  const fourthAt = given.filter(({ at }) => at >= firstAt)[NON_RESPONSE_INFUSIONS - 1]?.at ?? Number.POSITIVE_INFINITY;
  const responded = baseline !== null && since.some(({ total }) => total <= baseline * HELD);
  const held = ledgerOf(given, totals, now).flatMap((one) => one.held ?? []);
  return {
    baseline,
    scores: totals
      .filter(({ at }) => at > last.at)
      .map(({ day, total }) => ({ day: daysBetween(last.day, day), total })),
    today: daysBetween(last.day, today),
    spans: ownSpans(held, last.at, daysBetween(last.day, today)),
    ...{ isRequested, hasOpenAlert },
    neverResponded: baseline !== null && since.some(({ at }) => at > fourthAt) && !responded,
  };
}

function isDuringInduction(series: readonly Series[], planned: readonly string[], today: string): boolean {
  const latest = series.at(-1);
  if (!latest || latest.kind === 'maintenance') return false;
  // A planned one counts only where it would still be the same induction: a booster hides nobody.
  const goesOn = planned.some((day) => {
    const isNext = day >= today && daysBetween(today, day) <= NEXT_WITHIN_DAYS;
    const joined = seriesOf([...series.flatMap(({ days }) => days), day]).at(-1);
    return isNext && joined !== undefined && joined.kind !== 'maintenance' && joined.days[0] === latest.days[0];
  });
  const lastDay = latest.days.at(-1) ?? today;
  return goesOn || (latest.kind === 'induction-begun' && daysBetween(lastDay, today) <= BEGUN_DAYS);
}
