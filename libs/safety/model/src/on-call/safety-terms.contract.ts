import { z } from 'zod';

const Minutes = z.int().min(1).max(1440);

/**
 * What a clinic promises itself about alerts. No published standard sets these minutes; they are this clinic's own.
 *
 * @source clinical.md F.2, design choices
 * @approved pending
 */
export const SafetyTerms = z
  .strictObject({
    /** Minutes to an acknowledgement: real ones for critical while anyone is on call, else staffed ones. */
    acknowledgeMinutes: z.strictObject({ critical: Minutes, high: Minutes, moderate: Minutes, words: Minutes }),
    /** Real minutes to the first try at reaching the patient after a critical alert. */
    contactCriticalMinutes: Minutes,
    /** Minutes between one step up the on-call list and the next. */
    escalateEveryMinutes: z.int().min(5).max(120),
    /** Whether a second person must agree before a critical alert is closed. */
    fourEyes: z.boolean(),
  })
  .meta({ id: 'SafetyTerms' });

/** What a clinic promises itself about alerts. */
export type SafetyTerms = z.infer<typeof SafetyTerms>;

/** The terms as they stand, with the version that a change must name. */
export const SafetyTermsView = z.strictObject({ version: z.int(), terms: SafetyTerms }).meta({ id: 'SafetyTermsView' });

/** The terms as they stand. */
export type SafetyTermsView = z.infer<typeof SafetyTermsView>;

/** New terms in place of those of the named version; 0 where the clinic never set any. */
export const SetSafetyTerms = z
  .strictObject({ version: z.int().min(0), terms: SafetyTerms })
  .meta({ id: 'SetSafetyTerms' });

/** New terms in place of those of the named version. */
export type SetSafetyTerms = z.infer<typeof SetSafetyTerms>;
