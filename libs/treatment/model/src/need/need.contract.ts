import { z } from 'zod';

/** Where a patient stands in the queue, most pressing first. The first four are gates: there the score says nothing. */
export const NEED_CATEGORIES = [
  'safety-first',
  'review-now',
  'review-soon',
  'non-responder-review',
  'insufficient-data',
  'manual-only',
  'watch',
  'stable',
] as const;

/** Where a patient stands in the queue. */
export type NeedCategory = (typeof NEED_CATEGORIES)[number];

/** Why a patient stands there, in the order in which they are told. */
export const NEED_REASONS = [
  'open-alert',
  'never-responded',
  'baseline-below-10',
  'no-score-in-21-days',
  'no-baseline',
  'loss-of-response-confirmed',
  'loss-of-response-provisional',
  'rise',
  'relapse-range-confirmed',
  'ewma-signal',
  'patient-request',
  'trend',
  'past-own-interval',
  'approaching-own-interval',
  'no-trigger',
] as const;

/** Why a patient stands there. */
export type NeedReason = (typeof NEED_REASONS)[number];

const points = (fallback: number, min: number, max: number) => z.number().min(min).max(max).default(fallback);

/**
 * What the score is reckoned with, as a clinic may set it; every default is the clinical reference's.
 *
 * @source Holdfast clinical reference D.2, design defaults throughout
 * @approved pending
 */
export const NeedThresholds = z
  .strictObject({
    /** Points of the score for each of the five parts; together 100. */
    weightRise: points(30, 0, 100),
    weightLoss: points(25, 0, 100),
    weightTrend: points(15, 0, 100),
    weightTiming: points(20, 0, 34),
    weightRequest: points(10, 0, 34),
    /** Rise over the reference that counts whole, PHQ-9 points. */
    riseWhole: points(10, 5, 20),
    /** Slope that counts whole, points a week. */
    trendWhole: points(2, 0.5, 5),
    /** Days expected of someone without history, and the weight of that in own intervals. */
    priorDays: points(56, 14, 180),
    priorWeight: points(2, 0, 10),
    /** The score from which each band begins. */
    watchFrom: points(15, 5, 30),
    soonFrom: points(35, 31, 55),
    nowFrom: points(60, 56, 95),
    /** Days without a total after which nothing is claimed. */
    staleDays: points(21, 14, 42),
    /** A baseline below this is too low for a change in percent. */
    leastBaseline: points(10, 5, 15),
    /** Rise over the reference that asks for a review, points. */
    riseAsks: points(5, 3, 10),
    /** Total that counts as relapse range when seen twice. */
    relapseTotal: points(15, 10, 20),
  })
  .meta({ id: 'NeedThresholds' });

/** What the score is reckoned with. */
export type NeedThresholds = z.infer<typeof NeedThresholds>;

/** The thresholds that ship. */
export const DEFAULT_NEED_THRESHOLDS: NeedThresholds = NeedThresholds.parse({});
