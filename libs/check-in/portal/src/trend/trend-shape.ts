import type { TrendPoint, TrendSeries, TrendView } from '@holdfast/check-in/model';

/** How far back a trend looks. */
export const TREND_RANGES = ['1m', '3m', '1y', 'all'] as const;

/** How far back a trend looks. */
export type TrendRange = (typeof TREND_RANGES)[number];

/** A stretch of time, milliseconds since 1970. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;
const DAYS = { '1m': 31, '3m': 92, '1y': 366 } as const;
const NOON_MS = DAY_MS / 2;

/** The middle of a calendar day, which is that day in every zone of the Americas and Europe. */
export function noonOf(day: string): number {
  return Date.parse(day) + NOON_MS;
}

/** The stretch of time that a range shows; everything there is for `all`, and at least a week. */
export function spanOf(range: TrendRange, { series, infusions }: TrendView, now: number): TimeSpan {
  if (range !== 'all') return { from: now - DAYS[range] * DAY_MS, to: now };
  const starts = [
    ...series.flatMap(({ points }) => points.map(({ at }) => Date.parse(at))),
    ...infusions.map(({ day }) => noonOf(day)),
  ];
  return { from: Math.min(now - 7 * DAY_MS, ...starts) - DAY_MS, to: now };
}

/** Whether a moment lies in a stretch of time. */
export function isIn({ from, to }: TimeSpan, at: number): boolean {
  return at >= from && at <= to;
}

/** The points of one series in a stretch of time, oldest first. */
export function pointsIn({ points }: TrendSeries, span: TimeSpan): TrendPoint[] {
  return points.filter(({ at }) => isIn(span, Date.parse(at)));
}

/** Runs of points to be joined by a line. Where an answer failed to come between two points, no line claims to know. */
export function runsOf(form: string, points: readonly TrendPoint[], gaps: TrendView['gaps']): TrendPoint[][] {
  const own = gaps.filter(({ forms }) => forms.includes(form));
  const runs: TrendPoint[][] = [];
  for (const point of points) {
    const before = runs.at(-1)?.at(-1);
    const isBroken = before && own.some((gap) => liesBetween(gap, Date.parse(before.at), Date.parse(point.at)));
    if (!before || isBroken) runs.push([point]);
    else runs.at(-1)?.push(point);
  }
  return runs;
}

function liesBetween(gap: TrendView['gaps'][number], from: number, to: number): boolean {
  const middle = (Date.parse(gap.from) + Date.parse(gap.to)) / 2;
  return middle > from && middle < to;
}

/** Series that may share one picture: same range, same direction. Others get a picture of their own. */
export function panelsOf(series: readonly TrendSeries[]): TrendSeries[][] {
  const panels = new Map<string, TrendSeries[]>();
  for (const one of series) {
    const key = `${one.min}-${one.max}-${one.higherIsWorse}`;
    panels.set(key, [...(panels.get(key) ?? []), one]);
  }
  return [...panels.values()];
}

/** Days to write under the time axis: weeks, months or quarters, few enough to be read. */
export function ticksOf({ from, to }: TimeSpan, most: number): { at: number; isMonth: boolean }[] {
  const days = (to - from) / DAY_MS;
  if (days <= 7 * most) {
    const step = Math.max(1, Math.ceil(days / most)) * DAY_MS;
    const first = Math.ceil(from / DAY_MS) * DAY_MS + NOON_MS;
    return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => ({
      at: first + index * step,
      isMonth: false,
    }));
  }
  const months = firstsOf({ from, to });
  const stride = Math.max(1, Math.ceil(months.length / most));
  return months.filter((_, index) => index % stride === 0).map((at) => ({ at, isMonth: true }));
}

/** The first day of every month that begins in a stretch. */
function firstsOf({ from, to }: TimeSpan): number[] {
  const start = new Date(from);
  const firsts: number[] = [];
  for (let month = 1; ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1) + NOON_MS;
    if (at > to) return firsts;
    firsts.push(at);
  }
}

/** How the latest score stands against the one about a month before. */
export type Change = 'first' | 'same' | 'a-little-lower' | 'a-little-higher' | 'lower' | 'higher';

const MONTH_DAYS = 30;
const NEAREST_DAYS = 14;
const FARTHEST_DAYS = 60;
const NOISE = 2;

/**
 * How the latest score stands against the one closest to thirty days before, among those 14 to 60 days older. Under two
 * points nothing is said to have changed; under the published meaningful change it is "a little".
 *
 * @returns null without a score; `first` without one to compare with
 */
export function changeOf({ points, meaningful }: Pick<TrendSeries, 'points' | 'meaningful'>): Change | null {
  const last = points.at(-1);
  if (!last) return null;
  const ageOf = (point: TrendPoint): number => (Date.parse(last.at) - Date.parse(point.at)) / DAY_MS;
  const [before] = points
    .filter((point) => ageOf(point) >= NEAREST_DAYS && ageOf(point) <= FARTHEST_DAYS)
    .sort((one, other) => Math.abs(ageOf(one) - MONTH_DAYS) - Math.abs(ageOf(other) - MONTH_DAYS));
  if (!before) return 'first';
  const change = last.total - before.total;
  if (Math.abs(change) < NOISE) return 'same';
  const isLittle = Math.abs(change) < (meaningful?.points ?? NOISE);
  if (change < 0) return isLittle ? 'a-little-lower' : 'lower';
  return isLittle ? 'a-little-higher' : 'higher';
}
