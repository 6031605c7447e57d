import { addDays, daysBetween } from '@holdfast/check-in/model';
import type { DatedTotal, NeedHistory } from '../need/need-history';
import { type Case, type CohortOutcome, isSuppressed } from './cohort';
import { ledgerOf } from './ledger';
import type { ClinicOutcomes, Figure } from './outcome.contract';
import { type Span, survival } from './survival';
import type { Share } from './wilson';

const WINDOW_LAST = 31;
const SMALLEST = 5;
const STEP_DAYS = 28;

/** The inductions of one patient that began within a period, and how long a response after each held. */
export interface CountedInductions {
  readonly cases: readonly Case[];
  /** In whole days. */
  readonly spans: readonly Span[];
}

/**
 * A patient's inductions as a clinic's outcomes count them, also those that ended before the fourth infusion: who
 * stopped early was started too.
 *
 * @param period ISO days; an induction belongs where its first infusion lies
 * @param today  ISO day in the patient's zone
 * @param now    milliseconds since 1970
 * @source Holdfast clinical reference C.2 and C.3
 * @approved pending
 */
export function inductionsOf(
  { given, totals }: Pick<NeedHistory, 'given' | 'totals'>,
  period: { from: string; to: string },
  today: string,
  now: number,
): CountedInductions {
  const ends = ledgerOf(given, totals, now).filter(({ kind }) => kind !== 'maintenance');
  const counted = ends.flatMap((end) => {
    const place = given.findIndex(({ day }) => day === end.day);
    const first = given[Math.max(0, place - end.infusions + 1)];
    const last = given[place];
    if (!first || !last || first.day < period.from || first.day > period.to) return [];
    // What comes after the next infusion is not what the induction came to.
    const until = given[place + 1]?.at ?? Number.POSITIVE_INFINITY;
    const own = totals.filter(({ at }) => at > last.at && at <= until);
    return [{ one: caseOf(end.baseline, last.day, own, today), held: end.held }];
  });
  return {
    cases: counted.map(({ one }) => one),
    spans: counted.flatMap(({ held }) => {
      if (!held || held.heldDays === null || held.heldDays <= 0) return [];
      return [{ days: Math.max(1, Math.round(held.heldDays)), ended: held.ending === 'symptoms-returned' }];
    }),
  };
}

function caseOf(baseline: number | null, lastDay: string, own: readonly DatedTotal[], today: string): Case {
  return {
    ...{ baseline, baselineItem9: null, isOver: daysBetween(lastDay, today) > WINDOW_LAST },
    totals: own.map(({ day, total }) => ({ day: daysBetween(lastDay, day), total, item9: null })),
  };
}

type Counts = Pick<ClinicOutcomes, 'started' | 'withBaseline' | 'due' | 'scored'>;
type Figures = Pick<ClinicOutcomes, 'completion' | 'response' | 'remission' | 'worsening' | 'responseWorstCase'>;

/** A cohort's figures as they are. */
export function openFigures(found: CohortOutcome): Counts & Figures {
  const { started, withBaseline, due, scored } = found;
  return {
    ...{ started, withBaseline, due, scored, completion: figure(found.completion) },
    ...{ response: figure(found.response), remission: figure(found.remission), worsening: figure(found.worsening) },
    responseWorstCase: figure(found.responseWorstCase),
  };
}

/**
 * A cohort's figures without any from which a group of fewer than five could be told, also not by taking one from another.
 *
 * @source Holdfast clinical reference C.3
 * @approved pending
 */
export function guardedFigures(found: CohortOutcome): Counts & Figures {
  const started = kept(found.started, null);
  const withBaseline = kept(found.withBaseline, started);
  const due = kept(found.due, withBaseline ?? started);
  const scored = kept(found.scored, due ?? withBaseline ?? started);
  const responders = found.response?.count ?? 0;
  const response = guarded(found.response, scored === null);
  const isClear = response.state !== 'hidden';
  // Who responded without remission is a group of its own.
  const between = Math.abs(responders - (found.remission?.count ?? 0));
  return {
    ...{ started, withBaseline, due, scored, response },
    completion: guarded(found.completion, due === null || scored === null),
    remission: guarded(found.remission, !isClear || isSmall(between)),
    worsening: guarded(found.worsening, scored === null || isMiddleSmall(found)),
    responseWorstCase: guarded(found.responseWorstCase, !isClear || due === null),
  };
}

/** Whoever neither responded nor became worse is what is left when both are told. */
function isMiddleSmall({ scored, response, worsening }: CohortOutcome): boolean {
  return isSmall(scored - (response?.count ?? 0) - (worsening?.count ?? 0));
}

function kept(count: number, before: number | null): number | null {
  return isSmall(count) || (before !== null && isSmall(before - count)) ? null : count;
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST;
}

function figure(share: Share | null): Figure {
  return share ? { state: 'shown', value: share } : { state: 'none' };
}

function guarded(share: Share | null, isHidden: boolean): Figure {
  if (!share) return { state: 'none' };
  return isHidden || isSuppressed(share) ? { state: 'hidden' } : figure(share);
}

/** How long responses held, step by step; null where there was none. */
export function openDurability(spans: readonly Span[]): ClinicOutcomes['durability'] {
  if (spans.length === 0) return null;
  const steps = survival(spans).map(({ day, atRisk, share, low, high }) => ({ day, atRisk, share, low, high }));
  return { ...sumsOf(spans), medianDays: medianOf(steps), steps };
}

/**
 * How long responses held, told every four weeks and only where five or more are watched and five or more, or none,
 * were lost since the last step told: no day of a single person shows.
 *
 * @source Holdfast clinical reference C.3
 * @approved pending
 */
export function guardedDurability(spans: readonly Span[]): ClinicOutcomes['durability'] {
  const sums = sumsOf(spans);
  if (spans.length < SMALLEST || isSmall(sums.lost) || isSmall(spans.length - sums.lost)) return null;
  const all = survival(spans);
  const steps: NonNullable<ClinicOutcomes['durability']>['steps'] = [];
  let told = 0;
  for (let day = STEP_DAYS; day <= sums.until; day += STEP_DAYS) {
    const last = all.findLast((step) => step.day <= day);
    const lost = spans.filter((span) => span.ended && span.days <= day).length;
    const atRisk = spans.filter((span) => span.days >= day).length;
    if (!last || atRisk < SMALLEST || lost - told < SMALLEST) continue;
    told = lost;
    steps.push({ day, atRisk, share: last.share, low: last.low, high: last.high });
  }
  return { ...sums, until: Math.floor(sums.until / STEP_DAYS) * STEP_DAYS, medianDays: medianOf(steps), steps };
}

function sumsOf(spans: readonly Span[]) {
  const until = Math.max(0, ...spans.map(({ days }) => days));
  return { responses: spans.length, lost: spans.filter(({ ended }) => ended).length, until };
}

function medianOf(steps: readonly { day: number; share: number }[]): number | null {
  return steps.find(({ share }) => share <= 0.5 + Number.EPSILON)?.day ?? null;
}

/** The whole quarters of a year that hold a period: two periods that differ by a day would tell a person apart. */
export function wholeQuarters({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const startOf = (day: string) => {
    const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
    return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  };
  // Any day 95 days after the first of a quarter lies in the next one.
  return { from: startOf(from), to: addDays(startOf(addDays(startOf(to), 95)), -1) };
}
