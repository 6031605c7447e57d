import { z } from 'zod';
import { Day, IdSchema, words } from '@holdfast/platform/model';

/** How well something is known: V read at its source, M from memory, which is never shown as an established fact. */
export type Evidence = 'V' | 'M';

/**
 * Kinds of psychotherapy, each with how well its use after ketamine is known.
 *
 * @source Holdfast clinical reference G.1; CBT after ketamine: Wilkinson et al. 2021
 * @approved pending
 */
export const MODALITIES = {
  cbt: 'V',
  'trauma-focused': 'M',
  dbt: 'M',
  act: 'M',
  mbct: 'M',
  ipt: 'M',
  'behavioural-activation': 'M',
  'couples-family': 'M',
  'substance-use': 'M',
  kap: 'M',
} as const satisfies Readonly<Record<string, Evidence>>;

/** A kind of psychotherapy. */
export type Modality = keyof typeof MODALITIES;

/** All kinds, in the order in which they are listed. */
export const MODALITY_IDS = Object.keys(MODALITIES) as [Modality, ...Modality[]];

/** Whom a therapist sees. */
export const POPULATIONS = [
  'adults',
  'older-adults',
  'young-adults',
  'veterans',
  'lgbtq',
  'perinatal',
  'couples',
] as const;

/** What makes a place reachable for somebody. */
export const ACCESSIBILITY = ['step-free', 'sign-language', 'captions', 'low-sensory'] as const;

/** Whether a therapist takes anybody now. */
export const CAPACITIES = ['open', 'waitlist', 'full', 'unknown'] as const;

/** How a therapist wants to be reached first. */
export const CONTACT_WAYS = ['mail', 'phone', 'fax'] as const;

/** A language by its BCP 47 tag, for example `en` or `es-MX`. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);

const some = <Item extends z.ZodType>(item: Item) => z.array(item).max(30);
const dollars = z.int().min(0).max(1000);

/** What the directory holds of one therapist or practice. */
export const TherapistEntry = z
  .strictObject({
    name: words(120),
    practice: words(160).nullable(),
    modalities: some(z.enum(MODALITY_IDS)),
    populations: some(z.enum(POPULATIONS)),
    languages: some(LanguageTag).min(1),
    gender: z.enum(['woman', 'man', 'non-binary']).nullable(),
    payers: some(words(80)),
    /** What one session costs without a payer, US dollars. */
    feeFrom: dollars.nullable(),
    feeTo: dollars.nullable(),
    telehealth: z.boolean(),
    inPerson: z.boolean(),
    place: words(160).nullable(),
    accessibility: some(z.enum(ACCESSIBILITY)),
    capacity: z.enum(CAPACITIES),
    /** Usual wait for a first appointment, days. */
    waitDays: z.int().min(0).max(365).nullable(),
    email: z.email().max(254).nullable(),
    phone: z
      .string()
      .regex(/^\+?[\d ().-]{7,24}$/)
      .nullable(),
    fax: z
      .string()
      .regex(/^\+?[\d ().-]{7,24}$/)
      .nullable(),
    contactBy: z.enum(CONTACT_WAYS),
    /** The day on which somebody last checked all of it. */
    verifiedOn: Day,
  })
  .refine((all) => all.feeFrom === null || all.feeTo === null || all.feeFrom <= all.feeTo, {
    ...{ error: 'fee-order', path: ['feeTo'] },
  })
  .refine((all) => all.telehealth || all.inPerson, { error: 'no-way-to-meet', path: ['telehealth'] })
  .refine((all) => !all.inPerson || all.place !== null, { error: 'place-missing', path: ['place'] })
  .refine((all) => ({ mail: all.email, phone: all.phone, fax: all.fax })[all.contactBy] !== null, {
    ...{ error: 'contact-missing', path: ['contactBy'] },
  })
  .meta({ id: 'TherapistEntry' });

/** What the directory holds of one therapist or practice. */
export type TherapistEntry = z.infer<typeof TherapistEntry>;

/** What came of our own referrals to a therapist. */
export const TherapistHistory = z
  .strictObject({
    sent: z.int().min(0),
    answered: z.int().min(0),
    accepted: z.int().min(0),
    attended: z.int().min(0),
    /** How many ended with an outcome, and of those with help that was found. */
    ended: z.int().min(0),
    helped: z.int().min(0),
    /** Median days until an answer; null where nobody answered yet. */
    answerDays: z.number().nullable(),
  })
  .meta({ id: 'TherapistHistory' });

/** What came of our own referrals to a therapist. */
export type TherapistHistory = z.infer<typeof TherapistHistory>;

/** One therapist as the clinic sees them. */
export const TherapistView = z
  .strictObject({ id: IdSchema, version: z.int(), entry: TherapistEntry, history: TherapistHistory })
  .meta({ id: 'TherapistView' });

/** One therapist as the clinic sees them. */
export type TherapistView = z.infer<typeof TherapistView>;
