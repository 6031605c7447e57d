import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { URGENCIES } from '../clock/referral-clock';
import { MATCH_REASONS } from '../directory/matching';
import { ACCESSIBILITY, LanguageTag, MODALITY_IDS, TherapistEntry } from '../directory/therapist.contract';
import { ReferralView } from '../loop/referral.contract';
import { REFERRAL_REASONS } from '../need/referral-need';

/** What a patient needs and wishes of a therapist. */
export const WishesView = z
  .strictObject({
    modalities: z.array(z.enum(MODALITY_IDS)).max(10),
    languages: z.array(LanguageTag).max(6),
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

/** A patient's searches. */
export const SearchesPath = z.strictObject({ patientId: IdSchema });

/** One search of a patient. */
export const SearchPath = z.strictObject({ patientId: IdSchema, searchId: IdSchema });

/** One search of a patient. */
export type SearchPath = z.infer<typeof SearchPath>;

/** That a patient wishes for therapy, or does not now; its identifier is the caller's. */
export const InterestPath = z.strictObject({ patientId: IdSchema, interestId: IdSchema });

/** That a patient wishes for therapy, or does not now. */
export type InterestPath = z.infer<typeof InterestPath>;

/**
 * What a patient says of being helped to a therapist: asked for, or declined; a decline is respected and needs no reason. That
 * it was offered is staff's to say.
 */
export const SayInterest = z
  .strictObject({ kind: z.enum(['offered', 'asked', 'declined']), words: words(2000).nullable() })
  .meta({ id: 'SayInterest' });

/** What a patient says of being helped to a therapist. */
export type SayInterest = z.infer<typeof SayInterest>;

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
    rankedAt: Instant.nullable(),
    /** Since when nobody is left to ask, and since when the patient is asked whether the next one may be. */
    stuckAt: Instant.nullable(),
    askingAt: Instant.nullable(),
    /** Since when the patient wants nobody to be asked; null where they do not say so, or asked again. */
    declinedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    closeReason: z.enum(SEARCH_CLOSE_REASONS).nullable(),
    version: z.int(),
  })
  .meta({ id: 'SearchView' });

/** A search with all that was tried. */
export type SearchView = z.infer<typeof SearchView>;

/** A patient's searches, the latest first, and why therapy should be offered now. */
export const SearchList = z
  .strictObject({
    reasons: z.array(z.enum(REFERRAL_REASONS)),
    /** What the patient last said of it. */
    interest: z
      .strictObject({ kind: z.enum(['offered', 'asked', 'declined']), at: Instant, words: z.string().nullable() })
      .nullable(),
    items: z.array(SearchView),
  })
  .meta({ id: 'SearchList' });

/** A patient's searches. */
export type SearchList = z.infer<typeof SearchList>;

/** Says anew how pressing a search is, what is wished and who has it, over the version that was seen. */
export const ChangeSearch = z
  .strictObject({ version: z.int(), urgency: z.enum(URGENCIES), wishes: WishesView, ownerId: IdSchema })
  .meta({ id: 'ChangeSearch' });

/** Says a search anew. */
export type ChangeSearch = z.infer<typeof ChangeSearch>;

/** Every therapist of the directory with how well they fit, the better first. */
export const MatchList = z
  .strictObject({ items: z.array(ChoiceView.omit({ rank: true, referralId: true })) })
  .meta({ id: 'MatchList' });

/** Every therapist with how well they fit. */
export type MatchList = z.infer<typeof MatchList>;

/** Puts therapists on the shortlist, in the order in which the clinic offers them; those already asked stay on it. */
export const SetShortlist = z
  .strictObject({
    therapistIds: z
      .array(IdSchema)
      .min(1)
      .max(10)
      .refine((all) => new Set(all).size === all.length, { error: 'twice' }),
  })
  .meta({ id: 'SetShortlist' });

/** Puts therapists on the shortlist. */
export type SetShortlist = z.infer<typeof SetShortlist>;

/** Ends a search; words where the reason is another. */
export const CloseSearch = z
  .strictObject({ version: z.int(), reason: z.enum(SEARCH_CLOSE_REASONS), words: words(2000).nullable() })
  .refine(({ reason, words: said }) => reason !== 'other' || said !== null, { error: 'missing', path: ['words'] })
  .meta({ id: 'CloseSearch' });

/** Ends a search. */
export type CloseSearch = z.infer<typeof CloseSearch>;
