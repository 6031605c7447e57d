import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { FACTOR_ANSWERS, FACTOR_IDS } from './suitability';

/** What somebody answered before treatment: each factor, the medicines, and whatever else they want to say. */
export const SuitabilityAnswers = z
  .strictObject({
    factors: z.record(z.enum(FACTOR_IDS), z.enum(FACTOR_ANSWERS)),
    medicines: z.array(words(120)).max(40),
    anythingElse: words(2000).nullable(),
  })
  .meta({ id: 'SuitabilityAnswers' });

/** What somebody answered before treatment. */
export type SuitabilityAnswers = z.infer<typeof SuitabilityAnswers>;

/** That a clinician talked about a screen with the patient, in their words; for the clinic's side only. */
export const SuitabilityTalk = z
  .strictObject({
    id: IdSchema,
    note: z.string(),
    at: Instant,
    by: z.strictObject({ id: IdSchema, name: z.string(), title: z.string() }),
  })
  .meta({ id: 'SuitabilityTalk' });

/** That a clinician talked about a screen with the patient. */
export type SuitabilityTalk = z.infer<typeof SuitabilityTalk>;

/** Writes down that a screen was talked about. */
export const WriteSuitabilityTalk = z.strictObject({ note: words(2000) }).meta({ id: 'WriteSuitabilityTalk' });

/** Writes down that a screen was talked about. */
export type WriteSuitabilityTalk = z.infer<typeof WriteSuitabilityTalk>;

/** One version of the answers. It waits until a clinician has talked about it; it never decides anything. */
export const SuitabilityScreenView = z
  .strictObject({
    id: IdSchema,
    /** Counts from 1 without gaps. */
    version: z.int().min(1),
    /** Answered by the patient, or entered by staff with them. */
    mode: z.enum(['portal', 'staff']),
    /** Whoever of the clinic entered it; null where the patient answered. */
    enteredBy: z.string().nullable(),
    savedAt: Instant,
    /** Null where they can no longer be read. */
    answers: SuitabilityAnswers.nullable(),
    /** How many answers a clinician talks about. */
    toTalkAbout: z.int().min(0),
    /** Since when it has been talked about; null while it waits. */
    talkedAt: Instant.nullable(),
    /** For the clinic's side only. */
    talks: z.array(SuitabilityTalk),
  })
  .meta({ id: 'SuitabilityScreenView' });

/** One version of the answers. */
export type SuitabilityScreenView = z.infer<typeof SuitabilityScreenView>;

/** A patient's screens, newest first. The patient gets the newest one only. */
export const SuitabilityView = z
  .strictObject({ screens: z.array(SuitabilityScreenView) })
  .meta({ id: 'SuitabilityView' });

/** A patient's screens. */
export type SuitabilityView = z.infer<typeof SuitabilityView>;

/** Names a screen of a patient. */
export const ScreenPath = z.strictObject({ patientId: IdSchema, screenId: IdSchema });

/** Names a screen of a patient. */
export type ScreenPath = z.infer<typeof ScreenPath>;

/** Names what was written of a talk about a screen. */
export const TalkPath = ScreenPath.extend({ talkId: IdSchema });

/** Names what was written of a talk about a screen. */
export type TalkPath = z.infer<typeof TalkPath>;
