import { mostOf, PLACE_STEP } from '../need/need-standing';
import { NEED_CATEGORIES, NEED_PARTS, NEED_REASONS, type NeedThresholds } from '../need/need.contract';
import type { NeedView, QueueRow } from './review.contract';

const TOTALS = 8;
const DAY = 100; // a total has two digits at most
const FINE = 10_000; // four digits after the point are more than anybody is shown

/** What a row of the queue tells of a need. */
export type QueueNeed = Pick<
  QueueRow,
  | 'category'
  | 'score'
  | 'reasons'
  | 'daysSince'
  | 'intervalDays'
  | 'baseline'
  | 'reference'
  | 'slope'
  | 'totals'
  | 'parts'
>;

/** A row of the queue as it is kept beside the rank: small, because fifty of them are read at once, in one stretch of 8 KB. */
export type QueueLine = readonly [
  daysSince: number,
  intervalDays: number | null,
  baseline: number | null,
  reference: number | null,
  slope: number | null,
  /** Places in NEED_REASONS. */
  reasons: readonly number[],
  /** Points of each part, in the order of NEED_PARTS; none where a gate holds. */
  points: readonly number[],
  /** Each total with a hundred for each day since the one before it, the first since the last infusion. */
  totals: readonly number[],
];

/** The line of a need. */
export function queueLineOf(need: NeedView): QueueLine {
  return [
    ...([need.daysSince, fine(need.interval?.days ?? null), need.baseline, need.reference, fine(need.slope)] as const),
    need.reasons.map((reason) => NEED_REASONS.indexOf(reason)),
    need.parts.map(({ points }) => points),
    need.totals.slice(-TOTALS).map(({ day, total }, at, all) => (day - (all[at - 1]?.day ?? 0)) * DAY + total),
  ];
}

/**
 * What a line tells.
 *
 * @param rank as it stands beside the line; it carries the category and the score
 * @param line null where the need was not reckoned yet since the line is kept: then only the category is known
 * @param thresholds the clinic's, which say the most that each part could give
 */
export function queueNeedOf(rank: number, line: QueueLine | null, thresholds: NeedThresholds): QueueNeed {
  const category = NEED_CATEGORIES[Math.floor(rank / PLACE_STEP)] ?? 'manual-only';
  const [daysSince, intervalDays, baseline, reference, slope, reasons, points, totals] = line ?? UNKNOWN;
  const parts = points.length > 0 ? NEED_PARTS : [];
  const score = parts.length > 0 ? 100 - (rank % PLACE_STEP) / 100 : null;
  let day = 0;
  return {
    ...{ category, score, daysSince, intervalDays, baseline, reference, slope },
    reasons: reasons.flatMap((place) => NEED_REASONS[place] ?? []),
    parts: parts.map((id, index) => ({ id, points: points[index] ?? 0, most: mostOf(id, thresholds) })),
    totals: totals.map((one) => ({ day: (day += Math.floor(one / DAY)), total: one % DAY })),
  };
}

const UNKNOWN: QueueLine = [0, null, null, null, null, [], [], []];

function fine<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * FINE) / FINE) as Value;
}
