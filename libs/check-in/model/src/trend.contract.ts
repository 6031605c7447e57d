import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { ANSWER_MODES } from './check-in.contract';

/** How a course stands against its baseline (clinical.md C.2). */
export const COURSE_TERMS = ['remission', 'response', 'partial-response', 'non-response', 'worse', 'unknown'] as const;

/** How a course stands against its baseline. */
export type CourseTerm = (typeof COURSE_TERMS)[number];

/** One point of a trend. */
export const TrendPoint = z
  .strictObject({
    checkInId: IdSchema.nullable(),
    at: Instant,
    total: z.number(),
    band: z.string().nullable(),
    step: z.int().nullable(),
    mode: z.enum(ANSWER_MODES),
    late: z.boolean(),
  })
  .meta({ id: 'TrendPoint' });

/** One point of a trend. */
export type TrendPoint = z.infer<typeof TrendPoint>;

/** One instrument's totals over time, with its full range and its bands. */
export const TrendSeries = z
  .strictObject({
    form: z.string(),
    title: z.string(),
    /** What the holders of its rights want shown beside it, on screen and in print; null for nothing. */
    notice: z.string().nullable(),
    min: z.number(),
    max: z.number(),
    higherIsWorse: z.boolean(),
    bands: z.array(
      z.strictObject({ id: z.string(), words: z.string(), from: z.number(), to: z.number(), step: z.int().nullable() }),
    ),
    /** Points of meaningful change with its source; null where none is published. */
    meaningful: z.strictObject({ points: z.number(), source: z.string() }).nullable(),
    points: z.array(TrendPoint),
    baseline: z.number().nullable(),
    term: z.enum(COURSE_TERMS),
    /** Change of the last total in per cent of the baseline, one decimal, positive for better; null without a baseline. */
    percentBetter: z.number().nullable(),
    /** True when the last change is larger than chance and error explain (C.4). */
    reliable: z.boolean().nullable(),
  })
  .meta({ id: 'TrendSeries' });

/** One instrument's totals over time. */
export type TrendSeries = z.infer<typeof TrendSeries>;

/** What a patient wrote about a day: what changed. */
export const TrendNote = z
  .strictObject({ id: IdSchema, day: Day, words: z.string().nullable() })
  .meta({ id: 'TrendNote' });

/** What a patient wrote about a day. */
export type TrendNote = z.infer<typeof TrendNote>;

/** Everything a trend shows. */
export const TrendView = z
  .strictObject({
    series: z.array(TrendSeries),
    /** Infusion days, oldest first. */
    infusions: z.array(z.strictObject({ id: IdSchema, day: Day })),
    /** Windows that ended without an answer: a trend is broken there, never bridged. */
    gaps: z.array(z.strictObject({ checkInId: IdSchema, from: Instant, to: Instant, forms: z.array(z.string()) })),
    notes: z.array(TrendNote),
    zone: z.string(),
  })
  .meta({ id: 'TrendView' });

/** Everything a trend shows. */
export type TrendView = z.infer<typeof TrendView>;

/** Words for a day on the line; null takes them away. */
export const SetTrendNote = z.strictObject({ day: Day, words: words(300).nullable() }).meta({ id: 'SetTrendNote' });

/** Words for a day on the line. */
export type SetTrendNote = z.infer<typeof SetTrendNote>;

/** Which note of which patient a route speaks of. */
export const TrendNotePath = z.strictObject({ patientId: IdSchema, noteId: IdSchema });

/** Which note a route speaks of. */
export type TrendNotePath = z.infer<typeof TrendNotePath>;
