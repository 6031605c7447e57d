import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { ROUTES } from '../infusion/dose';
import { DOSE_BASES } from './planned-dose';

// Wide on purpose: what is outside the possible is refused by code, with its range, not as a misshapen number.
const Figure = z.number().min(-10_000).max(10_000);
const Days = z.int().min(1).max(365);

const PerWeight = z.strictObject({
  basis: z.enum(DOSE_BASES).exclude(['fixed']),
  mgPerKg: Figure,
  weightKg: Figure,
});
const Fixed = z.strictObject({ basis: z.literal('fixed'), mg: Figure, weightKg: Figure.nullable() });

/** One patient's plan: how ketamine is given, how much, how many times and how far apart, what for, and who takes them home. */
export const TreatmentPlan = z
  .strictObject({
    route: z.enum(ROUTES),
    dose: z.discriminatedUnion('basis', [PerWeight, Fixed]),
    /** How many infusions are planned. */
    infusions: z.int().min(1).max(60),
    /** Infusions from this day on count towards the plan. */
    countsFrom: Day,
    leastDays: Days,
    mostDays: Days,
    /** In the patient's own words. */
    goals: words(2000),
    escort: z.strictObject({ name: words(120), relation: words(60), phone: words(40) }).nullable(),
    notes: words(2000).nullable(),
  })
  .meta({ id: 'TreatmentPlan' });

/** One patient's plan. */
export type TreatmentPlan = z.infer<typeof TreatmentPlan>;

/** Signs a plan in place of the named version; 0 where there was none. */
export const SignTreatmentPlan = z
  .strictObject({ version: z.int().min(0), plan: TreatmentPlan, signedName: words(120) })
  .meta({ id: 'SignTreatmentPlan' });

/** Signs a plan in place of the named version. */
export type SignTreatmentPlan = z.infer<typeof SignTreatmentPlan>;

const Signer = z.strictObject({ id: IdSchema, name: z.string(), title: z.string() });

/** The plan as it stands; version 0 where nobody signed one. */
export const TreatmentPlanView = z
  .strictObject({
    version: z.int().min(0),
    /** Null where there is none, or where it can no longer be read. */
    plan: TreatmentPlan.nullable(),
    signedAt: Instant.nullable(),
    by: Signer.nullable(),
    /** How many infusions were given since the day that the plan counts from. */
    given: z.int().min(0),
    /** Versions before, newest first. */
    earlier: z.array(
      z.strictObject({ version: z.int(), signedAt: Instant, by: Signer, plan: TreatmentPlan.nullable() }),
    ),
  })
  .meta({ id: 'TreatmentPlanView' });

/** The plan as it stands. */
export type TreatmentPlanView = z.infer<typeof TreatmentPlanView>;

/** What the patient sees of the plan: how many, how far apart, what for, and who decided it. */
export const TreatmentPlanStory = z
  .strictObject({
    plan: z
      .strictObject({
        infusions: z.int(),
        given: z.int().min(0),
        leastDays: z.int(),
        mostDays: z.int(),
        goals: z.string(),
        by: z.string(),
        signedAt: Instant,
      })
      .nullable(),
  })
  .meta({ id: 'TreatmentPlanStory' });

/** What the patient sees of the plan. */
export type TreatmentPlanStory = z.infer<typeof TreatmentPlanStory>;
