import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { MONITORING } from './exposure';

/** What a patient was given in all, and what is to be watched because of it. */
export const ExposureView = z
  .strictObject({
    infusions: z.int(),
    lastQuarter: z.int(),
    /** Milligrams in all, of those infusions whose dose was written down; and how many those are. */
    totalMg: z.number(),
    withDose: z.int(),
    monitoring: z.array(
      z.strictObject({ what: z.enum(MONITORING), last: Day.nullable(), dueOn: Day, isDue: z.boolean() }),
    ),
    caution: z.enum(['more-than-weekly', 'six-in-90-days']).nullable(),
  })
  .meta({ id: 'ExposureView' });

/** What a patient was given in all. */
export type ExposureView = z.infer<typeof ExposureView>;

/** Something that was watched on a day, as a provider wrote it down. */
export const MonitoringCheckView = z
  .strictObject({
    id: IdSchema,
    kind: z.enum(MONITORING),
    day: Day,
    by: z.string(),
    /** Null where nothing was written, or it can no longer be read. */
    note: z.string().nullable(),
    madeAt: Instant,
  })
  .meta({ id: 'MonitoringCheckView' });

/** Something that was watched on a day. */
export type MonitoringCheckView = z.infer<typeof MonitoringCheckView>;

/** What to have in mind in the course of one patient's treatment. It recommends nothing. */
export const CoursePrompts = z
  .strictObject({
    patientId: IdSchema,
    /** To talk about before the fifth infusion of an induction; null at any other time. */
    early: z
      .strictObject({
        infusions: z.int(),
        baseline: z.number().nullable(),
        last: z.strictObject({ total: z.number(), on: Day }).nullable(),
        changePercent: z.int().nullable(),
      })
      .nullable(),
    exposure: ExposureView,
    /** The latest, newest first. */
    checks: z.array(MonitoringCheckView),
    today: Day,
  })
  .meta({ id: 'CoursePrompts' });

/** What to have in mind in the course of one patient's treatment. */
export type CoursePrompts = z.infer<typeof CoursePrompts>;

/** Writes down that something was watched. */
export const NoteMonitoring = z
  .strictObject({ kind: z.enum(MONITORING), day: Day, note: words(2000).nullable() })
  .meta({ id: 'NoteMonitoring' });

/** Writes down that something was watched. */
export type NoteMonitoring = z.infer<typeof NoteMonitoring>;

/** Names a check of one patient. */
export const MonitoringPath = z.strictObject({ patientId: IdSchema, checkId: IdSchema });

/** Names a check. */
export type MonitoringPath = z.infer<typeof MonitoringPath>;
