import { PLACE_STEP } from '../need/need-standing';
import { NEED_CATEGORIES, NEED_REASONS } from '../need/need.contract';
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
  /** Which part, its share, points and most. */
  parts: readonly (readonly [id: NeedView['parts'][number]['id'], share: number, points: number, most: number])[],
  /** When, in milliseconds since 1970, the day since the last infusion, and the total. */
  totals: readonly (readonly [at: number, day: number, total: number])[],
];

/** The line of a need. */
export function queueLineOf(need: NeedView): QueueLine {
  return [
    ...([need.score, need.daysSince, fine(need.interval?.days ?? null)] as const),
    ...([need.baseline, need.reference, fine(need.slope)] as const),
    need.reasons.map((reason) => NEED_REASONS.indexOf(reason)),
    need.parts.map(({ id, share, points, most }) => [id, fine(share), points, most] as const),
    need.totals.slice(-TOTALS).map(({ at, day, total }) => [Date.parse(at), day, total] as const),
  ];
}

/**
 * What a line tells.
 *
 * @param rank as it stands beside the line; it carries the category
 * @param line null where the need was not reckoned yet since the line is kept: then only the category is known
 */
export function queueNeedOf(rank: number, line: QueueLine | null): QueueNeed {
  const category = NEED_CATEGORIES[Math.floor(rank / PLACE_STEP)] ?? 'manual-only';
  const [score, daysSince, intervalDays, baseline, reference, slope, reasons, parts, totals] = line ?? UNKNOWN;
  return {
    ...{ category, score, daysSince, intervalDays, baseline, reference, slope },
    reasons: reasons.flatMap((place) => NEED_REASONS[place] ?? []),
    parts: parts.map(([id, share, points, most]) => ({ id, share, points, most })),
    totals: totals.map(([at, day, total]) => ({ at: new Date(at).toISOString(), day, total })),
  };
}

const UNKNOWN: QueueLine = [null, 0, null, null, null, null, [], [], []];

function fine<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * FINE) / FINE) as Value;
}
