import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { sumOfWeights } from '../need/need-range';
import { NEED_CATEGORIES, NEED_PARTS, NEED_REASONS, NeedThresholds } from '../need/need.contract';

/** One total and when it was given. */
export const TotalView = z.strictObject({ at: Instant, day: z.int(), total: z.number() }).meta({ id: 'TotalView' });

/** One part of the score as it is told: its share, its points, and the most it could give. */
export const NeedPartView = z
  .strictObject({
    id: z.enum(NEED_PARTS),
    share: z.number().min(0).max(1),
    points: z.number().min(0).max(100),
    most: z.number().min(0).max(100),
  })
  .meta({ id: 'NeedPartView' });

/** How much a patient needs a review, with every input. A proposal to look, never a recommendation to infuse. */
export const NeedView = z
  .strictObject({
    category: z.enum(NEED_CATEGORIES),
    /** 0–100; null where a gate holds. */
    score: z.number().nullable(),
    parts: z.array(NeedPartView),
    reasons: z.array(z.enum(NEED_REASONS)),
    /** PHQ-9 before the series, points. */
    baseline: z.number().nullable(),
    /** Level reached after the last infusion, points. */
    reference: z.number().nullable(),
    /** Totals since the last infusion. */
    totals: z.array(TotalView),
    /** Points a week. */
    slope: z.number().nullable(),
    lastInfusionOn: Day,
    /** Days since the last infusion. */
    daysSince: z.int(),
    /** How many days relief is expected to hold in this patient, and from how many own intervals. */
    interval: z.strictObject({ days: z.number(), own: z.int(), median: z.number().nullable() }).nullable(),
    /** Moving average and its limit at the last total after day 14. */
    smoothed: z.strictObject({ level: z.number(), limit: z.number() }).nullable(),
    /** Version of the clinic's thresholds; 0 for those that ship. */
    settingVersion: z.int(),
    reckonedAt: Instant,
  })
  .meta({ id: 'NeedView' });

/** How much a patient needs a review. */
export type NeedView = z.infer<typeof NeedView>;

/** What a clinician may decide at a review. */
export const DECISIONS = ['bring-in', 'keep', 'extend', 'taper', 'psychotherapy', 'ask', 'investigate'] as const;

/** What a clinician may decide at a review. */
export type Decision = (typeof DECISIONS)[number];

/** For how long whoever decided may take it back, milliseconds. */
export const UNDO_MS = 10 * 60_000;

/** Decides a review: what, why, who signs, when to look again. */
export const DecideReview = z
  .strictObject({
    decision: z.enum(DECISIONS),
    rationale: words(2000),
    /** The signature: the name of whoever decides, as it was shown to them when they signed. */
    signedName: words(120),
    followUpOn: Day.nullable(),
    /** The latest decision that the writer had seen; null for none. Another one since is told, not written over. */
    seen: IdSchema.nullable(),
    /** Sends the patient a PHQ-9 now. */
    sendCheckIn: z.boolean(),
  })
  .meta({ id: 'DecideReview' });

/** Decides a review. */
export type DecideReview = z.infer<typeof DecideReview>;

/** One decision as it stands. */
export const DecisionView = z
  .strictObject({
    id: IdSchema,
    decision: z.enum(DECISIONS),
    rationale: z.string(),
    signedName: z.string(),
    followUpOn: Day.nullable(),
    decidedAt: Instant,
    by: z.strictObject({ id: IdSchema, name: z.string(), title: z.string() }),
    /** What the score said then. */
    category: z.enum(NEED_CATEGORIES),
    score: z.number().nullable(),
    undoneAt: Instant.nullable(),
    /** Until when whoever decided may take it back. */
    undoUntil: Instant,
  })
  .meta({ id: 'DecisionView' });

/** One decision as it stands. */
export type DecisionView = z.infer<typeof DecisionView>;

/** A request as it stands. It has no words: those go where somebody promises to read them, into a message. */
export const RequestView = z
  .strictObject({
    id: IdSchema,
    askedAt: Instant,
    /** When a clinician answered it with a decision; null while open. */
    answeredAt: Instant.nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'RequestView' });

/** A request as it stands. */
export type RequestView = z.infer<typeof RequestView>;

/** All that a review of one patient is decided from. */
export const ReviewView = z
  .strictObject({
    patientId: IdSchema,
    /** Null where no infusion is known. */
    need: NeedView.nullable(),
    thresholds: NeedThresholds,
    /** Whether infusions come so often that a decision for more needs a longer reason. */
    caution: z.enum(['more-than-weekly', 'six-in-90-days']).nullable(),
    /** What the category would be with another PHQ-9 now: ranges of totals, from 0 to 27. Empty where no need is told. */
    next: z.array(z.strictObject({ from: z.int(), to: z.int(), category: z.enum(NEED_CATEGORIES) })),
    decisions: z.array(DecisionView),
    requests: z.array(RequestView),
  })
  .meta({ id: 'ReviewView' });

/** All that a review of one patient is decided from. */
export type ReviewView = z.infer<typeof ReviewView>;

/** Which rows of the queue are looked at. */
export const QUEUE_VIEWS = ['open', 'requested', 'decided', 'all'] as const;

/** Which rows of the queue are looked at. */
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** Asks for a page of the queue. */
export const ReviewQueueQuery = z.strictObject({
  view: z.enum(QUEUE_VIEWS).default('open'),
  category: z.enum(NEED_CATEGORIES).optional(),
  /** Where the page before ended. */
  after: z.string().max(200).optional(),
});

/** Asks for a page of the queue. */
export type ReviewQueueQuery = z.infer<typeof ReviewQueueQuery>;

/** One row of the queue: who, how long since, what moved, why, in numbers. */
export const QueueRow = z
  .strictObject({
    patientId: IdSchema,
    name: z.string(),
    preferredName: z.string(),
    category: z.enum(NEED_CATEGORIES),
    score: z.number().nullable(),
    reasons: z.array(z.enum(NEED_REASONS)),
    daysSince: z.int(),
    intervalDays: z.number().nullable(),
    baseline: z.number().nullable(),
    reference: z.number().nullable(),
    slope: z.number().nullable(),
    /** Totals since the last infusion, oldest first, the latest eight. */
    totals: z.array(TotalView.omit({ at: true })),
    parts: z.array(NeedPartView.omit({ share: true })),
    /** What the patient wrote last, shortened; null where nothing or where the reader may not read it. */
    lastWords: z.string().nullable(),
    requestedAt: Instant.nullable(),
    lastDecision: z
      .strictObject({ id: IdSchema, decision: z.enum(DECISIONS), decidedAt: Instant, followUpOn: Day.nullable() })
      .nullable(),
  })
  .meta({ id: 'QueueRow' });

/** One row of the queue. */
export type QueueRow = z.infer<typeof QueueRow>;

/** A page of the queue, most pressing first. */
export const ReviewQueuePage = z
  .strictObject({
    items: z.array(QueueRow),
    /** How many rows of the view each category has; null on pages after the first. */
    counts: z.partialRecord(z.enum(NEED_CATEGORIES), z.int()).nullable(),
    /** What the reasons are worded with. */
    thresholds: NeedThresholds,
    after: z.string().nullable(),
  })
  .meta({ id: 'ReviewQueuePage' });

/** A page of the queue. */
export type ReviewQueuePage = z.infer<typeof ReviewQueuePage>;

/** Names a decision. */
export const DecisionPath = z.strictObject({ patientId: IdSchema, decisionId: IdSchema });

/** Names a decision. */
export type DecisionPath = z.infer<typeof DecisionPath>;

/** Names a request. */
export const RequestPath = z.strictObject({ patientId: IdSchema, requestId: IdSchema });

/** Names a request. */
export type RequestPath = z.infer<typeof RequestPath>;

/** One version of a clinic's thresholds, with who set it and when; version 0 is what ships. */
export const NeedVersion = z
  .strictObject({
    version: z.int(),
    thresholds: NeedThresholds,
    changedAt: Instant.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'NeedVersion' });

/** One version of a clinic's thresholds. */
export type NeedVersion = z.infer<typeof NeedVersion>;

/** The thresholds as they stand, and every version before, the newest first. */
export const NeedSettingView = NeedVersion.extend({ history: z.array(NeedVersion) }).meta({ id: 'NeedSettingView' });

/** The thresholds as they stand, and every version before. */
export type NeedSettingView = z.infer<typeof NeedSettingView>;

// Weights that do not come to 100 make no score of 0 to 100.
const WholeThresholds = NeedThresholds.refine((all) => sumOfWeights(all) === 100, {
  error: 'weights-together-100',
  path: ['weightRise'],
});

/** Sets the thresholds over the version that was seen. */
export const SetNeedSetting = z
  .strictObject({ version: z.int(), thresholds: WholeThresholds })
  .meta({ id: 'SetNeedSetting' });

/** Sets the thresholds. */
export type SetNeedSetting = z.infer<typeof SetNeedSetting>;

/** Thresholds to try. */
export const RehearseNeed = z.strictObject({ thresholds: WholeThresholds }).meta({ id: 'RehearseNeed' });

/** Thresholds to try. */
export type RehearseNeed = z.infer<typeof RehearseNeed>;

/** What changed thresholds would have said over the last quarter, week by week. */
export const NeedRehearsal = z
  .strictObject({
    patients: z.int(),
    /** Patients that came into each category at least once, as the thresholds stand and as they would be. */
    now: z.partialRecord(z.enum(NEED_CATEGORIES), z.int()),
    then: z.partialRecord(z.enum(NEED_CATEGORIES), z.int()),
    /** At the end of each week: how many stood at “review soon” or “review now”. */
    weeks: z.array(z.strictObject({ on: Day, now: z.int(), then: z.int() })),
  })
  .meta({ id: 'NeedRehearsal' });

/** What changed thresholds would have said. */
export type NeedRehearsal = z.infer<typeof NeedRehearsal>;

/** What a patient sees of the reviews: what was decided, by whom, and what they asked for. */
export const ReviewStory = z
  .strictObject({
    decision: z
      .strictObject({
        decision: z.enum(DECISIONS),
        by: z.string(),
        decidedAt: Instant,
        followUpOn: Day.nullable(),
      })
      .nullable(),
    request: RequestView.nullable(),
    /** The prescribers who decide, by name. */
    deciders: z.array(z.string()),
  })
  .meta({ id: 'ReviewStory' });

/** What a patient sees of the reviews. */
export type ReviewStory = z.infer<typeof ReviewStory>;
