import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';

const Part = z
  .string()
  .max(2000)
  // Line breaks and tabs are part of writing; all other controls are not.
  .refine((value) => !/[^\P{Cc}\n\r\t]/u.test(value), { error: 'control-characters' });

/** What a person wrote for hard moments. An empty part is as good as a full one. */
export const SafetyPlanWords = z
  .strictObject({
    signs: Part,
    coping: Part,
    distraction: Part,
    people: Part,
    professionals: Part,
    surroundings: Part,
  })
  .meta({ id: 'SafetyPlanWords' });

/** What a person wrote for hard moments. */
export type SafetyPlanWords = z.infer<typeof SafetyPlanWords>;

/** New words in place of those of the named version; 0 where nothing was written yet. */
export const WriteSafetyPlan = z
  .strictObject({ version: z.int().min(0), plan: SafetyPlanWords })
  .meta({ id: 'WriteSafetyPlan' });

/** New words in place of those of the named version. */
export type WriteSafetyPlan = z.infer<typeof WriteSafetyPlan>;

/** A patient's safety plan as it stands; version 0 where nothing was written yet. */
export const SafetyPlanView = z
  .strictObject({
    version: z.int(),
    plan: SafetyPlanWords,
    writtenAt: Instant.nullable(),
    /** Whether the patient wrote these words, or someone of the care team. */
    byPatient: z.boolean(),
    /** When earlier versions were written, latest first. */
    earlier: z.array(z.strictObject({ version: z.int(), writtenAt: Instant, byPatient: z.boolean(), byId: IdSchema })),
  })
  .meta({ id: 'SafetyPlanView' });

/** A patient's safety plan as it stands. */
export type SafetyPlanView = z.infer<typeof SafetyPlanView>;
