import { z } from 'zod';
import { ClockTime } from '@holdfast/clinic/model';
import { Day, IdSchema } from '@holdfast/platform/model';
import { IMPORTANCES } from './check-in.contract';

// Nobody was treated before, and no plan reaches further; a slip in the year must not make a schedule of centuries.
const FIRST_DAY = '2015-01-01';
const LAST_DAY = '2099-12-31';

/** The days that a plan counts from. */
export const ANCHOR_KINDS = ['intake', 'infusion', 'induction-end'] as const;

/** A kind of day that a plan counts from: the first infusion, each infusion, the last infusion of the induction. */
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** One day that a patient's plan counts from. */
export const Anchor = z
  .strictObject({ id: IdSchema, kind: z.enum(ANCHOR_KINDS), day: Day })
  .meta({ id: 'CheckInAnchor' });

/** One day that a patient's plan counts from. */
export type Anchor = z.infer<typeof Anchor>;

/** An anchor as it is set; its identifier stands in the address. */
export const SetAnchor = Anchor.omit({ id: true })
  .extend({ day: Day.refine((day) => day >= FIRST_DAY && day <= LAST_DAY, { error: 'day-out-of-reach' }) })
  .meta({ id: 'SetAnchor' });

/** An anchor as it is set. */
export type SetAnchor = z.infer<typeof SetAnchor>;

/** One line of a plan: which forms, on which days after an anchor. */
export const PlanStep = z
  .strictObject({
    /** Unique within the plan, for example `day-1`. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    anchor: z.enum(ANCHOR_KINDS),
    /** Days after the anchor; negative for before. */
    fromDay: z.int().min(-30).max(1500),
    /** Asked again every so many days; null for once. */
    everyDays: z.int().min(1).max(365).nullable(),
    /** Last day after the anchor; null for once, or without an end. */
    untilDay: z.int().min(0).max(1500).nullable(),
    /** When the window opens, the patient's own clock. */
    at: ClockTime,
    windowHours: z.int().min(2).max(720),
    forms: z
      .array(z.string().regex(/^[a-z0-9-]{1,40}$/))
      .min(1)
      .max(8),
    importance: z.enum(IMPORTANCES),
  })
  .meta({ id: 'PlanStep' });

/** One line of a plan. */
export type PlanStep = z.infer<typeof PlanStep>;

/** What a patient is asked, when, and how much of it. */
export const Plan = z
  .strictObject({
    steps: z
      .array(PlanStep)
      .max(40)
      .refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, { error: 'duplicate-step' }),
    /** No more questions than that in seven days; longer forms then wait or are left to the next occasion. */
    questionsPerWeek: z.int().min(5).max(200),
    /** No check-in opens and nobody is reminded from then … */
    quietFrom: ClockTime,
    /** … until then, the patient's own clock. */
    quietUntil: ClockTime,
  })
  .meta({ id: 'CheckInPlan' });

/** What a patient is asked, when, and how much of it. */
export type Plan = z.infer<typeof Plan>;

/** A patient's own zone as IANA names it. */
export const Zone = z
  .string()
  .max(64)
  .refine(isZone, { error: 'unknown-zone' })
  .meta({ description: 'IANA time zone' });

/** One occasion that a plan leads to, before it is a check-in. */
export const Occasion = z
  .strictObject({
    dueOn: Day,
    steps: z.array(z.string()),
    forms: z.array(z.string()),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    questions: z.int(),
  })
  .meta({ id: 'Occasion' });

/** One occasion that a plan leads to. */
export type Occasion = z.infer<typeof Occasion>;

/** A patient's plan as it stands. */
export const PlanView = z
  .strictObject({
    version: z.int(),
    /** Whether it is the clinic's plan or the patient's own. */
    source: z.enum(['clinic', 'patient']),
    plan: Plan,
    zone: z.string(),
    /** Whether somebody switched all asking off. */
    paused: z.boolean(),
    anchors: z.array(Anchor),
    upcoming: z.array(Occasion),
  })
  .meta({ id: 'PlanView' });

/** A patient's plan as it stands. */
export type PlanView = z.infer<typeof PlanView>;

/** A changed plan of one patient; `plan: null` goes back to the clinic's. */
export const SetPlan = z
  .strictObject({ version: z.int(), plan: Plan.nullable(), zone: Zone, paused: z.boolean() })
  .meta({ id: 'SetPlan' });

/** A changed plan of one patient. */
export type SetPlan = z.infer<typeof SetPlan>;

/** What saving a changed plan would do to what is still to come. */
export const PlanPreview = z
  .strictObject({
    added: z.array(Occasion),
    removed: z.array(Occasion),
    changed: z.array(z.strictObject({ before: Occasion, after: Occasion })),
    kept: z.int(),
    /** Questions that are still to be answered in each of the coming weeks, and the most allowed. */
    weeks: z.array(z.strictObject({ from: Day, questions: z.int(), limit: z.int() })),
  })
  .meta({ id: 'PlanPreview' });

/** What saving a changed plan would do. */
export type PlanPreview = z.infer<typeof PlanPreview>;

/** The clinic's plan, which every patient without their own follows. */
export const ClinicPlanView = z
  .strictObject({ version: z.int(), plan: Plan, patients: z.int() })
  .meta({ id: 'ClinicPlanView' });

/** The clinic's plan. */
export type ClinicPlanView = z.infer<typeof ClinicPlanView>;

/** A changed plan of the clinic. */
export const SetClinicPlan = z.strictObject({ version: z.int(), plan: Plan }).meta({ id: 'SetClinicPlan' });

/** A changed plan of the clinic. */
export type SetClinicPlan = z.infer<typeof SetClinicPlan>;

/** What saving a changed plan of the clinic would do to what is still to come: counts, and nobody's name. */
export const ClinicPlanPreview = z
  .strictObject({
    /** Everyone who follows the clinic's plan, and those of them for whom something changes. */
    patients: z.int(),
    affected: z.int(),
    /** Check-ins of the coming six weeks. */
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    /** The most questions a week may hold, the fullest week of anybody, and for how many patients a week is above it. */
    limit: z.int(),
    fullest: z.int(),
    overfull: z.int(),
  })
  .meta({ id: 'ClinicPlanPreview' });

/** What saving a changed plan of the clinic would do. */
export type ClinicPlanPreview = z.infer<typeof ClinicPlanPreview>;

/** Which anchor of which patient a route speaks of. */
export const AnchorPath = z.strictObject({ patientId: IdSchema, anchorId: IdSchema });

/** Which anchor a route speaks of. */
export type AnchorPath = z.infer<typeof AnchorPath>;

// A bare offset is no zone: it knows no summer time, and PostgreSQL reads its sign the other way round.
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
