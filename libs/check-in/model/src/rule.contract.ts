import { z } from 'zod';
import { PatientSummary } from '@holdfast/clinic/model';
import { Instant } from '@holdfast/platform/model';
import { URGENCIES } from './review.contract';

/** One threshold of a rule, with the range within which a clinic may set it. */
export const ThresholdView = z
  .strictObject({
    id: z.string(),
    value: z.number(),
    default: z.number(),
    min: z.number(),
    max: z.number(),
    unit: z.string(),
    /** False where the clinic may not change it. */
    editable: z.boolean(),
  })
  .meta({ id: 'ThresholdView' });

/** One threshold of a rule. */
export type ThresholdView = z.infer<typeof ThresholdView>;

/** A rule with its thresholds, source and sign-off, as the clinic sees it. */
export const RuleView = z
  .strictObject({
    id: z.string(),
    looksAt: z.enum(['answer', 'total']),
    urgency: z.enum(URGENCIES),
    source: z.string(),
    evidence: z.enum(['V', 'V2', 'M', 'D']),
    approved: z.string(),
    thresholds: z.array(ThresholdView),
    version: z.int(),
    changedAt: Instant.nullable(),
    changedByName: z.string().nullable(),
  })
  .meta({ id: 'RuleView' });

/** A rule as the clinic sees it. */
export type RuleView = z.infer<typeof RuleView>;

/** Every rule that reads check-ins. */
export const RuleList = z.strictObject({ items: z.array(RuleView) }).meta({ id: 'RuleList' });

/** Every rule that reads check-ins. */
export type RuleList = z.infer<typeof RuleList>;

/** Thresholds as the clinic wants them, by identifier. */
export const Thresholds = z.record(z.string().max(40), z.number());

/** Changed thresholds of one rule. */
export const SetRule = z.strictObject({ version: z.int(), thresholds: Thresholds }).meta({ id: 'SetRule' });

/** Changed thresholds of one rule. */
export type SetRule = z.infer<typeof SetRule>;

/** Thresholds to try on the last quarter. */
export const RehearseRule = z.strictObject({ thresholds: Thresholds }).meta({ id: 'RehearseRule' });

/** Thresholds to try. */
export type RehearseRule = z.infer<typeof RehearseRule>;

/** What a rule raised, and would have raised with other thresholds, over the last 91 days. */
export const RehearsalView = z
  .strictObject({
    from: Instant,
    to: Instant,
    looked: z.int(),
    now: z.int(),
    changed: z.int(),
    /** Occasions that the rule would have judged otherwise; null where it raises nothing. */
    differences: z.array(
      z.strictObject({
        patient: PatientSummary,
        at: Instant,
        total: z.number().nullable(),
        before: z.enum(URGENCIES).nullable(),
        after: z.enum(URGENCIES).nullable(),
      }),
    ),
  })
  .meta({ id: 'RehearsalView' });

/** What changed thresholds would have raised. */
export type RehearsalView = z.infer<typeof RehearsalView>;

/** Which rule a route speaks of. */
export const RulePath = z.strictObject({ ruleId: z.string().regex(/^[a-z0-9.-]{1,60}$/) });

/** Which rule a route speaks of. */
export type RulePath = z.infer<typeof RulePath>;

/** The thresholds of all rules in one, each under its rule and itself: `gad-7.worsened.rise`. */
export const RuleValues = z.record(z.string(), z.number());

/** The thresholds of all rules in one. */
export type RuleValues = z.infer<typeof RuleValues>;
