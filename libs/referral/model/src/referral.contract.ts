import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { URGENCIES } from './clock/referral-clock';
import { ACCESSIBILITY, MODALITY_IDS, TherapistEntry } from './directory/therapist.contract';
import { MATCH_REASONS } from './directory/matching';
import { MOVERS, REFERRAL_OUTCOMES, REFERRAL_STATES, type ReferralState } from './lifecycle/referral-state';
import { REFERRAL_REASONS } from './need/referral-need';
import { BOARD_COLUMNS } from './tracker/tracker';

const State = z.enum(REFERRAL_STATES as [ReferralState, ...ReferralState[]]);

/** What a patient needs and wishes of a therapist. */
export const WishesView = z
  .strictObject({
    modalities: z.array(z.enum(MODALITY_IDS)).max(10),
    languages: z.array(z.string().max(8)).max(6),
    payer: words(80).nullable(),
    mostFee: z.int().min(0).max(1000).nullable(),
    meeting: z.enum(['telehealth', 'in-person']).nullable(),
    gender: z.enum(['woman', 'man', 'non-binary']).nullable(),
    accessibility: z.array(z.enum(ACCESSIBILITY)).max(4),
  })
  .meta({ id: 'WishesView' });

/** What a patient needs and wishes of a therapist. */
export type WishesView = z.infer<typeof WishesView>;

/** Why a search is over. */
export const SEARCH_CLOSE_REASONS = ['therapy-began', 'patient-declines', 'found-elsewhere', 'other'] as const;

/** Why a search is over. */
export type SearchCloseReason = (typeof SEARCH_CLOSE_REASONS)[number];

/** Begins a search for one patient; its identifier is the caller's, so that a repeat opens one. */
export const OpenSearch = z
  .strictObject({ urgency: z.enum(URGENCIES), words: words(2000), wishes: WishesView, ownerId: IdSchema })
  .meta({ id: 'OpenSearch' });

/** Begins a search. */
export type OpenSearch = z.infer<typeof OpenSearch>;

/** One therapist of the shortlist: why they fit, what is missing, and where the patient put them. */
export const ChoiceView = z
  .strictObject({
    therapistId: IdSchema,
    /** What the patient may know of them; the rest of the entry is the clinic's. */
    entry: TherapistEntry,
    fit: z.int().min(0).max(100),
    fits: z.array(z.enum(MATCH_REASONS)),
    misses: z.array(z.enum(MATCH_REASONS)),
    /** 1 is the first wish; null where the patient has not ranked them. */
    rank: z.int().min(1).nullable(),
    /** What came of asking them; null while they were not asked. */
    referralId: IdSchema.nullable(),
  })
  .meta({ id: 'ChoiceView' });

/** One therapist of the shortlist. */
export type ChoiceView = z.infer<typeof ChoiceView>;

/** What a step can be: a move, asking a silent receiver again, an opening of the packet or its refusal, the code that was
 * read out, and a patient who has not heard anything. */
export const STEP_KINDS = ['moved', 'nudged', 'opened', 'refused', 'coded', 'missed'] as const;

/** What a step can be. */
export type StepKind = (typeof STEP_KINDS)[number];

/** One step of an attempt: who moved it, from where to where, and why. */
export const ReferralStep = z
  .strictObject({
    number: z.int().min(1),
    kind: z.enum(STEP_KINDS),
    from: State.nullable(),
    to: State.nullable(),
    by: z.enum(MOVERS),
    /** Whose account it was; the therapist's name where it was the receiver. */
    name: z.string(),
    words: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'ReferralStep' });

/** One step of an attempt. */
export type ReferralStep = z.infer<typeof ReferralStep>;

/** One attempt with one therapist, as the clinic's side sees it. */
export const ReferralView = z
  .strictObject({
    id: IdSchema,
    searchId: IdSchema,
    patientId: IdSchema,
    patientName: z.string(),
    therapistId: IdSchema,
    therapistName: z.string(),
    state: State,
    column: z.enum(BOARD_COLUMNS),
    since: Instant,
    urgency: z.enum(URGENCIES),
    turn: z.enum(['clinic', 'therapist']).nullable(),
    owner: z.strictObject({ id: IdSchema, name: z.string() }),
    askAt: Instant.nullable(),
    expireAt: Instant.nullable(),
    nudges: z.strictObject({ count: z.int().min(0), lastAt: Instant.nullable() }),
    /** What keeps it from being sent: a release, a packet, a way to reach the therapist. */
    missing: z.array(z.enum(['release', 'packet', 'contact'])),
    appointmentAt: Instant.nullable(),
    sessions: z.strictObject({ attended: z.int().min(0), planned: z.int().min(1).nullable() }),
    outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
    /** The version that a move is made over. */
    version: z.int(),
  })
  .meta({ id: 'ReferralView' });

/** One attempt with one therapist. */
export type ReferralView = z.infer<typeof ReferralView>;

/** A search with all that was tried. */
export const SearchView = z
  .strictObject({
    id: IdSchema,
    patientId: IdSchema,
    reasons: z.array(z.enum(REFERRAL_REASONS)),
    words: z.string(),
    urgency: z.enum(URGENCIES),
    wishes: WishesView,
    /** Whether the patient agreed that the next choice is asked without asking them again. */
    hasStandingConsent: z.boolean(),
    owner: z.strictObject({ id: IdSchema, name: z.string() }),
    choices: z.array(ChoiceView),
    referrals: z.array(ReferralView),
    openedAt: Instant,
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'SearchView' });

/** A search with all that was tried. */
export type SearchView = z.infer<typeof SearchView>;

/** Ranks the shortlist, the first wish first, and says whether the next one may be asked without being asked again. */
export const RankChoices = z
  .strictObject({
    therapistIds: z
      .array(IdSchema)
      .min(1)
      .max(10)
      .refine((all) => new Set(all).size === all.length, { error: 'twice' }),
    hasStandingConsent: z.boolean(),
  })
  .meta({ id: 'RankChoices' });

/** Ranks the shortlist. */
export type RankChoices = z.infer<typeof RankChoices>;

/** Moves a referral over the version that was seen. */
export const MoveReferral = z
  .strictObject({
    to: State,
    version: z.int(),
    reason: words(2000).nullable(),
    outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
    appointmentAt: Instant.nullable(),
  })
  .meta({ id: 'MoveReferral' });

/** Moves a referral. */
export type MoveReferral = z.infer<typeof MoveReferral>;

/** The board: every open attempt and those closed lately, with how many loops were closed. */
export const ReferralBoard = z
  .strictObject({
    items: z.array(ReferralView),
    /** Of the attempts sent in the last quarter: how many came back with an outcome. */
    loop: z.strictObject({ sent: z.int().min(0), closed: z.int().min(0), from: Day, to: Day }),
    after: z.string().nullable(),
  })
  .meta({ id: 'ReferralBoard' });

/** The board. */
export type ReferralBoard = z.infer<typeof ReferralBoard>;
