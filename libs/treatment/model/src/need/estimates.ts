/** One PHQ-9 total, by how many days after the last infusion it was given. */
export interface DayScore {
  /** Days since the last infusion, 0 or more; parts of a day allowed. */
  readonly day: number;
  /** PHQ-9 total, 0–27 points. */
  readonly total: number;
}

/** The middle of some figures; null where there are none. */
export function median(figures: readonly number[]): number | null {
  if (figures.length === 0) return null;
  const sorted = [...figures].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (upper + lower) / 2;
}

/**
 * The level a patient came to after an infusion: the median of the totals on days 3 to 14, else the first total.
 *
 * @param scores of one patient since the last infusion, in order of days
 * @returns points, 0–27; null where there is no total
 * @source Holdfast clinical reference D.2, design default
 * @approved pending
 */
export function referenceOf(scores: readonly DayScore[], { from, to }: { from: number; to: number }): number | null {
  const early = scores.filter(({ day }) => day >= from && day <= to).map(({ total }) => total);
  return median(early) ?? scores[0]?.total ?? null;
}

/**
 * How fast totals change: the median of all slopes between two of them, which one odd total cannot move far.
 *
 * @param scores in order of days
 * @returns points a week; null with fewer than three totals, or over fewer than ten days
 * @source Theil 1950, Sen 1968; Holdfast clinical reference D.2
 * @approved pending
 */
export function slopePerWeek(
  scores: readonly DayScore[],
  { leastScores, leastDays }: { leastScores: number; leastDays: number },
): number | null {
  const [first, last] = [scores[0], scores.at(-1)];
  if (!first || !last || scores.length < leastScores || last.day - first.day < leastDays) return null;
  const slopes = scores.flatMap((one, index) =>
    scores.slice(index + 1).flatMap((other) => {
      const days = other.day - one.day;
      return days > 0 ? [(other.total - one.total) / days] : [];
    }),
  );
  const middle = median(slopes);
  return middle === null ? null : middle * 7;
}

/** A smoothed level beside the limit that chance alone seldom passes. */
export interface Smoothed {
  /** Points. */
  readonly level: number;
  /** Points. */
  readonly limit: number;
  readonly isAbove: boolean;
}

/**
 * An exponentially weighted average of the totals after day 14, begun anew at the reference after every infusion.
 *
 * @param scores    those after day 14, in order
 * @param reference points, where the average begins
 * @param sigma     points that a total moves by chance; about the standard error of measurement of the PHQ-9
 * @returns null where there is no total after day 14
 * @source Holdfast clinical reference D.2 (EWMA with λ 0.3); assumes roughly even spacing
 * @approved pending
 */
export function smoothed(scores: readonly DayScore[], reference: number, sigma: number): Smoothed | null {
  if (scores.length === 0) return null;
  const level = scores.reduce((before, { total }) => WEIGHT * total + (1 - WEIGHT) * before, reference);
  const grown = 1 - (1 - WEIGHT) ** (2 * scores.length);
  const limit = reference + SIGMAS * sigma * Math.sqrt((WEIGHT / (2 - WEIGHT)) * grown);
  return { level, limit, isAbove: level > limit };
}

const WEIGHT = 0.3;
const SIGMAS = 3;
