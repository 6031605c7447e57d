import { z } from 'zod';
import { Day, Instant, words } from '@holdfast/platform/model';
import { URGENCIES } from '../clock/referral-clock';
import { MODALITY_IDS } from '../directory/therapist.contract';
import { ASKED_BACK } from './packet-section';

const text = words(4000).nullable();

/** What a packet holds, one section for each category of a release; null where a section is left out. */
export const PacketContent = z
  .strictObject({
    identity: z
      .strictObject({
        ...{
          name: z.string(),
          pronouns: z.string(),
          dateOfBirth: Day.nullable(),
          phone: z.string(),
          email: z.string(),
        },
        language: z.string(),
      })
      .nullable(),
    preferences: z
      .strictObject({
        modalities: z.array(z.enum(MODALITY_IDS)).max(MODALITY_IDS.length),
        meeting: z.enum(['telehealth', 'in-person']).nullable(),
        gender: z.enum(['woman', 'man', 'non-binary']).nullable(),
        payer: z.string().nullable(),
      })
      .nullable(),
    reason: z.strictObject({ words: words(4000), urgency: z.enum(URGENCIES), referredBy: z.string() }).nullable(),
    diagnoses: text,
    infusions: z.strictObject({ count: z.int().min(0), days: z.array(Day).max(2000) }).nullable(),
    scores: z
      .array(
        z.strictObject({ form: z.string(), rows: z.array(z.strictObject({ on: Day, total: z.number() })).max(100) }),
      )
      .max(10)
      .nullable(),
    risk: z
      .strictObject({ level: z.enum(['none', 'moderate', 'high', 'critical']), on: Day, hasSafetyPlan: z.boolean() })
      .nullable(),
    medicines: text,
    history: text,
    goals: text,
    substanceUse: text,
    psychotherapyNotes: text,
    messages: text,
    freeText: text,
    askedBack: z
      .array(z.enum(ASKED_BACK))
      .max(ASKED_BACK.length)
      .refine((all) => new Set(all).size === all.length, { error: 'twice' }),
    /** The release it is sent by, and until when that holds. */
    release: z.strictObject({ id: z.string(), expiresAt: Instant }),
    /** Whether the statement of 42 CFR 2.32 goes with it. */
    isPart2: z.boolean(),
  })
  .meta({ id: 'PacketContent' });

/** What a packet holds. */
export type PacketContent = z.infer<typeof PacketContent>;
