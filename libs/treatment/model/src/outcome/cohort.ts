import { outcome } from '@holdfast/instruments/model';
import { type Share, wilson } from './wilson';

const WINDOW = { from: 14, to: 31, best: 21 };
const SMALLEST = 5;
const WORSE = 5;
const REMISSION_BELOW = 5;

/** One induction, as a clinic's outcomes count it. */
export interface Case {
  /** PHQ-9 before the first infusion, points; null where none was taken within 14 days. */
  readonly baseline: number | null;
  /** Item 9 then, 0–3; null where it was not answered. */
  readonly baselineItem9: number | null;
  /** Totals after the last infusion of the induction: how many days after, points, and item 9 where it was answered. */
  readonly totals: readonly { readonly day: number; readonly total: number; readonly item9: number | null }[];
  /** Whether the window of days 14 to 31 is over. */
  readonly isOver: boolean;
}

/** What a clinic's inductions came to, with the denominators that make the figures honest. */
export interface CohortOutcome {
  readonly started: number;
  readonly withBaseline: number;
  /** Those with a baseline whose window is over. */
  readonly due: number;
  readonly scored: number;
  /** Of those due. */
  readonly completion: Share | null;
  /** Among those scored. */
  readonly response: Share | null;
  readonly remission: Share | null;
  readonly worsening: Share | null;
  /** Of those due, where whoever was not scored counts as without response. */
  readonly responseWorstCase: Share | null;
  /** Item 9 lower than before, of those scored who had it above zero. */
  readonly thoughtsImproved: Share | null;
}

/**
 * Response, remission and worsening of inductions in the outcome window of days 14 to 31, by the score nearest day 21.
 *
 * @source Holdfast clinical reference C.2 and C.3; window and definitions of McInnes 2022
 * @approved pending
 */
export function cohortOutcome(cases: readonly Case[]): CohortOutcome {
  const withBaseline = cases.flatMap((one) => (one.baseline !== null && one.baseline > 0 ? [one] : []));
  const due = withBaseline.filter(({ isOver }) => isOver);
  const scored = due.flatMap(({ baseline, baselineItem9, totals }) => {
    const found = windowScore(totals);
    return found && baseline !== null ? [{ baseline, baselineItem9, ...found }] : [];
  });
  const ends = scored.map(({ baseline, total }) => outcome(baseline, total));
  const responders = ends.filter((one) => one === 'response' || one === 'remission').length;
  const withThoughts = scored.filter(({ baselineItem9, item9 }) => (baselineItem9 ?? 0) >= 1 && item9 !== null);
  const improved = withThoughts.filter(({ baselineItem9, item9 }) => (item9 ?? 0) < (baselineItem9 ?? 0)).length;
  return {
    ...{ started: cases.length, withBaseline: withBaseline.length, due: due.length, scored: scored.length },
    completion: wilson(scored.length, due.length),
    response: wilson(responders, scored.length),
    remission: wilson(scored.filter(({ total }) => total < REMISSION_BELOW).length, scored.length),
    worsening: wilson(scored.filter(({ baseline, total }) => total >= baseline + WORSE).length, scored.length),
    responseWorstCase: wilson(responders, due.length),
    thoughtsImproved: wilson(improved, withThoughts.length),
  };
}

/** The total of the outcome window: the one nearest day 21, the earlier of two that are as near; null without one. */
export function windowScore<One extends { readonly day: number }>(totals: readonly One[]): One | null {
  const within = totals.filter(({ day }) => day >= WINDOW.from && day <= WINDOW.to);
  const distance = ({ day }: One) => Math.abs(day - WINDOW.best);
  return within.reduce<One | null>((best, one) => (best && distance(best) <= distance(one) ? best : one), null);
}

/** Whether a share may be shown to more than those who treat: a group of fewer than five could be recognised. */
export function isSuppressed({ count, of }: Share): boolean {
  return (count > 0 && count < SMALLEST) || (of - count > 0 && of - count < SMALLEST);
}
