import { medianSurvival, type Span } from '../outcome/survival';

/** How long relief is expected to hold for one patient, from their own history where there is one. */
export interface OwnInterval {
  /** Days. */
  readonly days: number;
  /** Completed intervals that ended because symptoms came back. */
  readonly ended: number;
  /** Median of the own intervals, days; the longest one where half of them have not ended; null without history. */
  readonly ownMedian: number | null;
}

/**
 * The interval to expect: the patient's own median, drawn towards the clinic's prior the less history there is.
 *
 * @param spans own intervals: ended by symptoms, or not (ended otherwise, or still running)
 * @param prior days expected of someone without history, with the weight of so many intervals
 * @source Holdfast clinical reference D.2; McInnes 2022 for the prior of eight weeks, where about 60 % still respond
 * @approved pending
 */
export function ownInterval(spans: readonly Span[], prior: { days: number; weight: number }): OwnInterval {
  const ended = spans.filter((span) => span.ended).length;
  if (ended === 0) return { days: prior.days, ended, ownMedian: null };
  const ownMedian = medianSurvival(spans) ?? Math.max(...spans.map(({ days }) => days));
  return { days: (ended * ownMedian + prior.weight * prior.days) / (ended + prior.weight), ended, ownMedian };
}
