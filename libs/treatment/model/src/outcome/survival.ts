/** How long something held. */
export interface Span {
  /** Days, above 0. */
  readonly days: number;
  /** Whether it ended; false where it was still so when last looked at. */
  readonly ended: boolean;
}

/** One step of a curve of what still holds. */
export interface SurvivalStep {
  /** Days. */
  readonly day: number;
  /** How many were still watched just before. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share that still holds after it, 0–1. */
  readonly share: number;
  /** Bounds of the 95 % interval of the share, 0–1. */
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

/**
 * The share that still holds, day by day, where some were not watched to the end.
 * The interval is drawn on the log-log scale, so that it stays between 0 and 1.
 *
 * @returns one step for each day on which something ended, in order
 * @source Kaplan & Meier 1958; Greenwood 1926; Kalbfleisch & Prentice for the interval
 * @approved pending
 */
export function survival(spans: readonly Span[]): SurvivalStep[] {
  const days = [...new Set(spans.filter(({ ended }) => ended).map(({ days }) => days))].sort((a, b) => a - b);
  let share = 1;
  let spread = 0;
  return days.map((day) => {
    const atRisk = spans.filter((span) => span.days >= day).length;
    const ended = spans.filter((span) => span.ended && span.days === day).length;
    share *= 1 - ended / atRisk;
    spread += atRisk > ended ? ended / (atRisk * (atRisk - ended)) : 0;
    return { day, atRisk, ended, share, ...boundsOf(share, spread) };
  });
}

/** The first day on which half or fewer still hold; null where that was not reached. */
export function medianSurvival(spans: readonly Span[]): number | null {
  return survival(spans).find(({ share }) => share <= 0.5 + Number.EPSILON)?.day ?? null;
}

function boundsOf(share: number, spread: number): { low: number; high: number } {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const width = (Z * Math.sqrt(spread)) / Math.log(share);
  const [one, other] = [share ** Math.exp(width), share ** Math.exp(-width)];
  return { low: Math.min(one, other), high: Math.max(one, other) };
}
