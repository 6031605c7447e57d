import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { CONSENT_LANGUAGES } from './consent-text';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Signs the consent: which words were read, which statements ticked, and the name that was typed. */
export const SignConsent = z
  .strictObject({
    version: z.int().min(1),
    language: z.enum(CONSENT_LANGUAGES),
    /** Of the words that were on the screen, so that nobody signs others than those. */
    sha256: Sha256,
    statements: z.array(z.string().max(40)).max(20),
    signedName: words(120),
  })
  .meta({ id: 'SignConsent' });

/** Signs the consent. */
export type SignConsent = z.infer<typeof SignConsent>;

/** How consent stands: none was given, it holds, it was given to words that changed since, it was taken back. */
export const CONSENT_STATES = ['none', 'signed', 'outdated', 'withdrawn'] as const;

/** How consent stands. */
export type ConsentState = (typeof CONSENT_STATES)[number];

/** A time at which consent was taken back; undone where the patient changed their mind at once. */
export const WithdrawalView = z
  .strictObject({
    id: IdSchema,
    at: Instant,
    undoneAt: Instant.nullable(),
    /** Until when it can be undone. */
    undoUntil: Instant,
  })
  .meta({ id: 'WithdrawalView' });

/** A time at which consent was taken back. */
export type WithdrawalView = z.infer<typeof WithdrawalView>;

/** One signature, with the words it stands under. */
export const ConsentSignature = z
  .strictObject({
    id: IdSchema,
    version: z.int().min(1),
    language: z.enum(CONSENT_LANGUAGES),
    sha256: Sha256,
    /** As it was typed; empty where it can no longer be read. */
    signedName: z.string(),
    signedAt: Instant,
    /** Oldest first. */
    withdrawals: z.array(WithdrawalView),
  })
  .meta({ id: 'ConsentSignature' });

/** One signature. */
export type ConsentSignature = z.infer<typeof ConsentSignature>;

/** A patient's consent to treatment: how it stands, and all that was signed, newest first. */
export const TreatmentConsentView = z
  .strictObject({
    purpose: z.literal('ketamine-treatment'),
    state: z.enum(CONSENT_STATES),
    /** The version that is asked for now. */
    currentVersion: z.int().min(1),
    signatures: z.array(ConsentSignature),
  })
  .meta({ id: 'TreatmentConsentView' });

/** A patient's consent to treatment. */
export type TreatmentConsentView = z.infer<typeof TreatmentConsentView>;

/** Names a signature of a patient. */
export const ConsentPath = z.strictObject({ patientId: IdSchema, consentId: IdSchema });

/** Names a signature of a patient. */
export type ConsentPath = z.infer<typeof ConsentPath>;

/** Names one taking back of the consent that stands. */
export const WithdrawalPath = z.strictObject({ patientId: IdSchema, withdrawalId: IdSchema });

/** Names one taking back. */
export type WithdrawalPath = z.infer<typeof WithdrawalPath>;
