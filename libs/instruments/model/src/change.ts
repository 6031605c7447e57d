/** How a course of treatment turned out, in the words of the PHQ-9 literature. */
export type Outcome = 'remission' | 'response' | 'partial-response' | 'non-response' | 'worse';

const REMISSION_BELOW = 5; // PHQ-9 points
const RESPONSE = 0.5; // share of the baseline
const PARTIAL_RESPONSE = 0.25; // share of the baseline
const WORSE_BY = 5; // PHQ-9 points
const INFUSIONS_TO_JUDGE = 4;

/**
 * How much of the baseline is gone, as a share; negative where it rose.
 *
 * @param baseline total before treatment, above 0 points
 * @param value    total now, points
 * @returns NaN from a baseline of 0, from which nothing can fall
 */
export function shareOfChange(baseline: number, value: number): number {
  return baseline > 0 ? (baseline - value) / baseline : Number.NaN;
}

/**
 * How much of the baseline is gone, in percent with one decimal; negative where it rose.
 *
 * @param baseline total before treatment, above 0 points
 * @param value    total now, points
 * @returns NaN from a baseline of 0
 */
export function percentChange(baseline: number, value: number): number {
  const tenths = shareOfChange(baseline, value) * 1000;
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10 + 0;
}

/**
 * How treatment turned out, judged on the PHQ-9.
 *
 * @param baseline  the last PHQ-9 within 14 days before the first infusion, 0–27 points
 * @param value     the PHQ-9 judged, 0–27 points
 * @param infusions how many were given; with fewer than 4, too little change is not yet a non-response but null
 * @source remission and response: McInnes 2022, J Affect Disord, doi 10.1016/j.jad.2021.12.097; partial response and
 *         non-response: from memory; worse: our own design
 * @approved pending
 */
export function outcome(baseline: number, value: number): Outcome;
/** The same while the course may still be running. */
export function outcome(baseline: number, value: number, infusions: number | undefined): Outcome | null;
/** What both ways of asking come down to. */
export function outcome(baseline: number, value: number, infusions = INFUSIONS_TO_JUDGE): Outcome | null {
  if (value < REMISSION_BELOW) return 'remission';
  if (value >= baseline + WORSE_BY) return 'worse';
  const share = shareOfChange(baseline, value);
  if (share >= RESPONSE) return 'response';
  if (share >= PARTIAL_RESPONSE) return 'partial-response';
  return infusions >= INFUSIONS_TO_JUDGE ? 'non-response' : null;
}

/**
 * From how many points a change is more than the noise of measuring, with 95 % confidence.
 *
 * @param sd          standard deviation of the scale, points
 * @param reliability of the scale, 0–1
 * @source Jacobson and Truax 1991, J Consult Clin Psychol 59(1):12
 * @approved pending
 */
export function reliableChangePoints(sd: number, reliability: number): number {
  return 1.96 * sd * Math.sqrt(2 * (1 - reliability));
}
