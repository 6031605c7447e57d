import { z } from 'zod';
import { NEED_RANGES, type NeedRange } from './need-range';

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

/** The parts of a score, in the order in which they are told. */
export const NEED_PARTS = ['rise', 'loss', 'trend', 'timing', 'request'] as const;

/** A part of a score. */
export type NeedPartId = (typeof NEED_PARTS)[number];

const within = ({ usual, least, most }: NeedRange) => z.number().min(least).max(most).default(usual);

/**
 * What the score is reckoned with, as a clinic may set it; every default is the clinical reference's.
 *
 * @source Holdfast clinical reference D.2, design defaults throughout
 * @approved pending
 */
export const NeedThresholds = z
  .strictObject({
    /** Points of the score for each of the five parts; together 100. */
    weightRise: within(NEED_RANGES.weightRise),
    weightLoss: within(NEED_RANGES.weightLoss),
    weightTrend: within(NEED_RANGES.weightTrend),
    weightTiming: within(NEED_RANGES.weightTiming),
    weightRequest: within(NEED_RANGES.weightRequest),
    /** Rise over the reference that counts whole, PHQ-9 points. */
    riseWhole: within(NEED_RANGES.riseWhole),
    /** Slope that counts whole, points a week. */
    trendWhole: within(NEED_RANGES.trendWhole),
    /** Days expected of someone without history, and the weight of that in own intervals. */
    priorDays: within(NEED_RANGES.priorDays),
    priorWeight: within(NEED_RANGES.priorWeight),
    /** The score from which each band begins. */
    watchFrom: within(NEED_RANGES.watchFrom),
    soonFrom: within(NEED_RANGES.soonFrom),
    nowFrom: within(NEED_RANGES.nowFrom),
    /** Days without a total after which nothing is claimed. */
    staleDays: within(NEED_RANGES.staleDays),
    /** A baseline below this is too low for a change in percent. */
    leastBaseline: within(NEED_RANGES.leastBaseline),
    /** Rise over the reference that asks for a review, points. */
    riseAsks: within(NEED_RANGES.riseAsks),
    /** Total that counts as relapse range when seen twice. */
    relapseTotal: within(NEED_RANGES.relapseTotal),
  })
  .meta({ id: 'NeedThresholds' });

/** What the score is reckoned with. */
export type NeedThresholds = z.infer<typeof NeedThresholds>;

/** The thresholds that ship. */
export const DEFAULT_NEED_THRESHOLDS: NeedThresholds = NeedThresholds.parse({});
