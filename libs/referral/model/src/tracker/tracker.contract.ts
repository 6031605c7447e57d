import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';
import { MATCH_REASONS } from '../directory/matching';
import { MODALITY_IDS } from '../directory/therapist.contract';
import { TRACKER_STEPS } from './tracker';

/** One therapist as their patient knows them, and where the patient put them. */
export const TherapistCard = z
  .strictObject({
    therapistId: IdSchema,
    name: z.string(),
    practice: z.string().nullable(),
    modalities: z.array(z.enum(MODALITY_IDS)),
    languages: z.array(z.string()),
    telehealth: z.boolean(),
    inPerson: z.boolean(),
    place: z.string().nullable(),
    feeFrom: z.number().nullable(),
    feeTo: z.number().nullable(),
    waitDays: z.number().nullable(),
    fits: z.array(z.enum(MATCH_REASONS)),
    misses: z.array(z.enum(MATCH_REASONS)),
    rank: z.int().min(1).nullable(),
    /** Whether they were asked already. */
    wasAsked: z.boolean(),
  })
  .meta({ id: 'TherapistCard' });

/** One therapist as their patient knows them. */
export type TherapistCard = z.infer<typeof TherapistCard>;

/** What a patient sees of the way to a therapist: five steps, whose turn it is, by when, and what they can do. */
export const TherapyTracker = z
  .strictObject({
    search: z
      .strictObject({
        id: IdSchema,
        choices: z.array(TherapistCard),
        hasStandingConsent: z.boolean(),
        /** What is asked of the patient: to rank, whether the next choice may be asked, or whether to go on waiting. */
        asks: z.enum(['rank', 'next', 'wait']).nullable(),
        /** Since when the patient wants nobody to be asked; null where they do not say so, or asked again. */
        declinedAt: Instant.nullable(),
        next: z.strictObject({ therapistId: IdSchema, name: z.string() }).nullable(),
        ownerName: z.string(),
      })
      .nullable(),
    referral: z
      .strictObject({
        id: IdSchema,
        therapistName: z.string(),
        done: z.enum(TRACKER_STEPS).nullable(),
        mood: z.enum(['forward', 'waiting', 'another', 'over']),
        turn: z.enum(['clinic', 'therapist']).nullable(),
        /** By when something is to happen. */
        nextBy: Instant.nullable(),
        appointmentAt: Instant.nullable(),
        times: z.array(Instant),
        /** When the patient last said that they have not heard anything. */
        missedAt: Instant.nullable(),
      })
      .nullable(),
    /** How the latest attempt ended where no search is open; null where none came to an end with somebody. */
    outcome: z.strictObject({ therapistName: z.string(), gotHelp: z.boolean(), at: Instant }).nullable(),
    /** A release that waits for the patient's signature. */
    releaseId: IdSchema.nullable(),
    interest: z.strictObject({ kind: z.enum(['offered', 'asked', 'declined']), at: Instant }).nullable(),
    /** Whether therapy is offered now. */
    isOffered: z.boolean(),
  })
  .meta({ id: 'TherapyTracker' });

/** What a patient sees of the way to a therapist. */
export type TherapyTracker = z.infer<typeof TherapyTracker>;

/** Whether the next choice may be asked. */
export const AnswerNext = z.strictObject({ yes: z.boolean() }).meta({ id: 'AnswerNext' });

/** Whether the next choice may be asked. */
export type AnswerNext = z.infer<typeof AnswerNext>;
