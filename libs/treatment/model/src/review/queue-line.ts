import { mostOf, PLACE_STEP } from '../need/need-standing';
import { NEED_CATEGORIES, NEED_PARTS, NEED_REASONS, type NeedThresholds } from '../need/need.contract';
import type { NeedView, QueueRow } from './review.contract';

const TOTALS = 8;
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

/** A row of the queue as it is kept beside the rank: small, because fifty of them are read at once and often. */
export type QueueLine = readonly [
  score: number | null,
  daysSince: number,
  intervalDays: number | null,
  baseline: number | null,
  reference: number | null,
  slope: number | null,
  /** Places in NEED_REASONS. */
  reasons: readonly number[],
  /** Points of each part, in the order of NEED_PARTS; none where a gate holds. */
  points: readonly number[],
  /** The day since the last infusion and the total, by turns. */
  totals: readonly number[],
];

/** The line of a need. */
export function queueLineOf(need: NeedView): QueueLine {
  return [
    ...([need.score, need.daysSince, fine(need.interval?.days ?? null)] as const),
    ...([need.baseline, need.reference, fine(need.slope)] as const),
    need.reasons.map((reason) => NEED_REASONS.indexOf(reason)),
    need.parts.map(({ points }) => points),
    need.totals.slice(-TOTALS).flatMap(({ day, total }) => [day, total]),
  ];
}

/**
 * What a line tells.
 *
 * @param rank as it stands beside the line; it carries the category
 * @param line null where the need was not reckoned yet since the line is kept: then only the category is known
 * @param thresholds the clinic's, which say the most that each part could give
 */
export function queueNeedOf(rank: number, line: QueueLine | null, thresholds: NeedThresholds): QueueNeed {
  const category = NEED_CATEGORIES[Math.floor(rank / PLACE_STEP)] ?? 'manual-only';
  const [score, daysSince, intervalDays, baseline, reference, slope, reasons, points, totals] = line ?? UNKNOWN;
  const parts = points.length > 0 ? NEED_PARTS : [];
  return {
    ...{ category, score, daysSince, intervalDays, baseline, reference, slope },
    reasons: reasons.flatMap((place) => NEED_REASONS[place] ?? []),
    parts: parts.map((id, index) => ({ id, points: points[index] ?? 0, most: mostOf(id, thresholds) })),
    totals: totals.flatMap((day, index) => (index % 2 === 0 ? { day, total: totals[index + 1] ?? 0 } : [])),
  };
}

const UNKNOWN: QueueLine = [null, 0, null, null, null, null, [], [], []];

function fine<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * FINE) / FINE) as Value;
}
