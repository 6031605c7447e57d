/** What one threshold may be, and what it is where a clinic set nothing. */
export interface NeedRange {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** What it is counted in. */
  readonly unit: 'points-of-score' | 'points' | 'points-a-week' | 'days' | 'intervals';
}

const range = (unit: NeedRange['unit'], usual: number, least: number, most: number): NeedRange => ({
  ...{ unit, usual, least, most },
});

/**
 * Every threshold of the need score with its range.
 *
 * @source Holdfast clinical reference D.2, design defaults throughout
 * @approved pending
 */
export const NEED_RANGES = {
  weightRise: range('points-of-score', 30, 0, 100),
  weightLoss: range('points-of-score', 25, 0, 100),
  weightTrend: range('points-of-score', 15, 0, 100),
  // Time or a wish alone must never bring anybody above “watch”.
  weightTiming: range('points-of-score', 20, 0, 34),
  weightRequest: range('points-of-score', 10, 0, 34),
  riseWhole: range('points', 10, 5, 20),
  trendWhole: range('points-a-week', 2, 0.5, 5),
  priorDays: range('days', 56, 14, 180),
  priorWeight: range('intervals', 2, 0, 10),
  watchFrom: range('points-of-score', 15, 5, 30),
  soonFrom: range('points-of-score', 35, 31, 55),
  nowFrom: range('points-of-score', 60, 56, 95),
  staleDays: range('days', 21, 14, 42),
  leastBaseline: range('points', 10, 5, 15),
  riseAsks: range('points', 5, 3, 10),
  relapseTotal: range('points', 15, 10, 20),
} as const satisfies Readonly<Record<string, NeedRange>>;

/** The weights of the five parts, which come to 100 together. */
export const NEED_WEIGHTS = ['weightRise', 'weightLoss', 'weightTrend', 'weightTiming', 'weightRequest'] as const;

/** What the five weights come to; only 100 makes a score of 0 to 100. */
export function sumOfWeights(thresholds: Readonly<Record<(typeof NEED_WEIGHTS)[number], number>>): number {
  const sum = NEED_WEIGHTS.reduce((all, one) => all + thresholds[one], 0);
  // Tenths do not add up exactly in binary.
  return Math.round(sum * 1000) / 1000;
}
