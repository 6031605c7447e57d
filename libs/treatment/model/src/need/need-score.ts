import type { Span } from '../outcome/survival';
import { type DayScore, referenceOf, slopePerWeek, type Smoothed, smoothed } from './estimates';
import {
  DEFAULT_NEED_THRESHOLDS,
  type NeedCategory,
  type NeedPartId,
  type NeedReason,
  type NeedThresholds,
} from './need.contract';
import { type OwnInterval, ownInterval } from './own-interval';

/** What the need of a maintenance review is reckoned from. */
export interface NeedInput {
  /** PHQ-9 total before the series, 0–27 points; null where none was taken. */
  readonly baseline: number | null;
  /** Totals since the last infusion only, in order of days. */
  readonly scores: readonly DayScore[];
  /** Days since the last infusion, 0 or more. */
  readonly today: number;
  /** Own intervals before, and the running one. */
  readonly spans: readonly Span[];
  /** Whether the patient asked for a review that nobody has answered. */
  readonly isRequested: boolean;
  /** Whether a safety alert is open. */
  readonly hasOpenAlert: boolean;
  /** Whether four or more infusions came to no response at any time. */
  readonly neverResponded: boolean;
}

/** One part of the score: what it measures, from nothing (0) to whole (1), and the points it gives. */
export interface NeedPart {
  readonly id: NeedPartId;
  /** 0–1. */
  readonly share: number;
  /** Points, two decimals. */
  readonly points: number;
}

/** The need of a review, with everything it was reckoned from. It proposes a review to a person, never an infusion. */
export interface Need {
  readonly category: NeedCategory;
  /** 0–100, two decimals; null where a gate holds. */
  readonly score: number | null;
  readonly parts: readonly NeedPart[];
  readonly reasons: readonly NeedReason[];
  /** The level after the last infusion, points. */
  readonly reference: number | null;
  readonly last: DayScore | null;
  /** Points a week; null where there are too few totals. */
  readonly slope: number | null;
  readonly interval: OwnInterval | null;
  readonly smoothed: Smoothed | null;
}

const REFERENCE_DAYS = { from: 3, to: 14 };
const TREND_DAYS = 28;
const TREND_NEEDS = { leastScores: 3, leastDays: 10 };
const SIGMA = 2.5;
const HELD = 0.5; // of the baseline: half or less is a response
const LOST_WHOLE = 0.25;
const CONFIRM_DAYS = { least: 5, most: 21 };
const TIMING_FROM = 0.5;
const APPROACHING = 0.8;
const TREND_TOLD = 1;

/**
 * How much a patient needs a maintenance review, from nothing (0) to now (100), with every part, input and reason.
 *
 * @source Holdfast clinical reference D.2, design default throughout; the methods are standard
 * @approved pending
 */
export function needOf(input: NeedInput, thresholds: NeedThresholds = DEFAULT_NEED_THRESHOLDS): Need {
  const gate = gateOf(input, thresholds);
  const last = input.scores.at(-1) ?? null;
  if (gate) return { ...gate, score: null, parts: [], ...NOTHING, last };
  const { baseline, scores, today } = input;
  const reference = referenceOf(scores, REFERENCE_DAYS);
  if (baseline === null || last === null || reference === null) throw new Error('A gate let nothing through.');
  const recent = scores.filter(({ day }) => day >= last.day - TREND_DAYS);
  const slope = slopePerWeek(recent, TREND_NEEDS);
  const interval = ownInterval(input.spans, { days: thresholds.priorDays, weight: thresholds.priorWeight });
  const level = smoothed(
    scores.filter(({ day }) => day > REFERENCE_DAYS.to),
    reference,
    SIGMA,
  );
  const parts = partsOf(input, thresholds, { last, reference, baseline, slope, interval });
  const score = rounded(parts.reduce((sum, { whole }) => sum + whole, 0));
  const floors = floorsOf(input, thresholds, { last, reference, baseline, level });
  const told = [...floors, ...informationOf(slope, today, interval)];
  const category = [bandOf(score, thresholds), ...floors.map((reason) => FLOORS[reason])].reduce(mostPressing);
  return {
    ...{ category, score, reference, last, slope, interval, smoothed: level },
    parts: parts.map(({ id, share, whole }) => ({ id, share, points: rounded(whole) })),
    reasons: told.length > 0 ? told : ['no-trigger'],
  };
}

const NOTHING = { reference: null, slope: null, interval: null, smoothed: null } as const;

function gateOf(
  { hasOpenAlert, neverResponded, baseline, scores, today }: NeedInput,
  { leastBaseline, staleDays }: NeedThresholds,
): Pick<Need, 'category' | 'reasons'> | null {
  if (hasOpenAlert) return { category: 'safety-first', reasons: ['open-alert'] };
  if (neverResponded) return { category: 'non-responder-review', reasons: ['never-responded'] };
  if (baseline === null) return { category: 'manual-only', reasons: ['no-baseline'] };
  if (baseline < leastBaseline) return { category: 'manual-only', reasons: ['baseline-below-10'] };
  const last = scores.at(-1);
  const isStale = !last || today - last.day > staleDays;
  return isStale ? { category: 'insufficient-data', reasons: ['no-score-in-21-days'] } : null;
}

interface Measured {
  readonly last: DayScore;
  readonly reference: number;
  readonly baseline: number;
}

function partsOf(
  { today, isRequested }: NeedInput,
  set: NeedThresholds,
  { last, reference, baseline, slope, interval }: Measured & { slope: number | null; interval: OwnInterval },
) {
  const shares = [
    ['rise', set.weightRise, (last.total - reference) / set.riseWhole],
    ['loss', set.weightLoss, (last.total / baseline - HELD) / LOST_WHOLE],
    ['trend', set.weightTrend, (slope ?? 0) / set.trendWhole],
    ['timing', set.weightTiming, (today / interval.days - TIMING_FROM) / (1 - TIMING_FROM)],
    ['request', set.weightRequest, isRequested ? 1 : 0],
  ] as const;
  return shares.map(([id, weight, raw]) => {
    const share = Math.min(1, Math.max(0, raw));
    return { id, share, whole: weight * share };
  });
}

type Floor =
  | 'loss-of-response-confirmed'
  | 'loss-of-response-provisional'
  | 'rise'
  | 'relapse-range-confirmed'
  | 'ewma-signal'
  | 'patient-request';

const FLOORS: Readonly<Record<Floor, NeedCategory>> = {
  'loss-of-response-confirmed': 'review-now',
  'loss-of-response-provisional': 'review-soon',
  rise: 'review-soon',
  'relapse-range-confirmed': 'review-now',
  'ewma-signal': 'review-soon',
  'patient-request': 'watch',
};

function floorsOf(
  { scores, isRequested }: NeedInput,
  { riseAsks, relapseTotal }: NeedThresholds,
  { last, reference, baseline, level }: Measured & { level: Smoothed | null },
): Floor[] {
  const before = scores.at(-2);
  const apart = before ? last.day - before.day : 0;
  const isConfirming = before !== undefined && apart >= CONFIRM_DAYS.least && apart <= CONFIRM_DAYS.most;
  const isLost = (total: number) => total > baseline * HELD;
  const isRelapse = (total: number) => total >= relapseTotal;
  const both = (is: (total: number) => boolean) => isConfirming && is(last.total) && is(before.total);
  const found: [Floor, boolean][] = [
    ['loss-of-response-confirmed', both(isLost)],
    ['loss-of-response-provisional', isLost(last.total) && !both(isLost)],
    ['rise', last.total - reference >= riseAsks],
    ['relapse-range-confirmed', both(isRelapse)],
    ['ewma-signal', level?.isAbove === true],
    ['patient-request', isRequested],
  ];
  return found.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

function informationOf(slope: number | null, today: number, { days }: OwnInterval): NeedReason[] {
  const timing = today >= days ? ['past-own-interval' as const] : [];
  const near = today < days && today >= APPROACHING * days ? ['approaching-own-interval' as const] : [];
  return [...(slope !== null && slope >= TREND_TOLD ? ['trend' as const] : []), ...timing, ...near];
}

function bandOf(score: number, { watchFrom, soonFrom, nowFrom }: NeedThresholds): NeedCategory {
  if (score >= nowFrom) return 'review-now';
  if (score >= soonFrom) return 'review-soon';
  return score >= watchFrom ? 'watch' : 'stable';
}

const BANDS: readonly NeedCategory[] = ['review-now', 'review-soon', 'watch', 'stable'];

function mostPressing(one: NeedCategory, other: NeedCategory): NeedCategory {
  return BANDS.indexOf(one) <= BANDS.indexOf(other) ? one : other;
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
