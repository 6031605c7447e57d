import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';
import { RELEASE_CATEGORIES } from './release';
import { RELEASE_LANGUAGES } from './release-text';

const Category = z.enum(RELEASE_CATEGORIES);
const once = (all: readonly string[]) => new Set(all).size === all.length;

/** One release of a patient. */
export const ReleasePath = z.strictObject({ patientId: IdSchema, releaseId: IdSchema });

/** One release of a patient. */
export type ReleasePath = z.infer<typeof ReleasePath>;

/** A release that is drafted for a search. */
export const SearchReleasePath = z.strictObject({ patientId: IdSchema, searchId: IdSchema, releaseId: IdSchema });

/** A release that is drafted for a search. */
export type SearchReleasePath = z.infer<typeof SearchReleasePath>;

/** The longest that a release can hold, and how long it holds unless somebody says otherwise, days. */
export const RELEASE_DAYS = { least: 7, usual: 365, most: 730 } as const;

/** Drafts a release for a search: what, to whom and for how long; its identifier is the caller's. */
export const DraftRelease = z
  .strictObject({
    therapistIds: z.array(IdSchema).min(1).max(10).refine(once, { error: 'twice' }),
    categories: z.array(Category).min(1).refine(once, { error: 'twice' }),
    days: z.int().min(RELEASE_DAYS.least).max(RELEASE_DAYS.most),
  })
  .meta({ id: 'DraftRelease' });

/** Drafts a release. */
export type DraftRelease = z.infer<typeof DraftRelease>;

/** To whom a release is: the name and where to find them, as they are shown to whoever signs. */
export const ReleaseRecipient = z
  .strictObject({
    therapistId: IdSchema,
    name: z.string(),
    practice: z.string().nullable(),
    place: z.string().nullable(),
  })
  .meta({ id: 'ReleaseRecipient' });

/** To whom a release is. */
export type ReleaseRecipient = z.infer<typeof ReleaseRecipient>;

/** Signs a release in the words and to the names that were shown; each sensitive category is ticked by itself, or left out. */
export const SignRelease = z
  .strictObject({
    version: z.int().min(1),
    language: z.enum(RELEASE_LANGUAGES),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** To whom, exactly as it was shown. */
    recipients: z.array(ReleaseRecipient).min(1).max(10),
    /** What may be shared; the patient may leave out any of what was drafted. */
    categories: z.array(Category).min(1).refine(once, { error: 'twice' }),
    ticked: z.array(Category).refine(once, { error: 'twice' }),
    statements: z.array(z.string().max(60)).max(20).refine(once, { error: 'twice' }),
    signedName: words(120),
    /** By what right, where somebody signs for the patient; null where the patient does. */
    authority: words(200).nullable(),
  })
  .meta({ id: 'SignRelease' });

/** Signs a release. */
export type SignRelease = z.infer<typeof SignRelease>;

/** How a release stands. */
export const RELEASE_STATES = ['drafted', 'signed', 'revoked', 'expired', 'withdrawn'] as const;

/** A release as the patient and the clinic see it. */
export const ReleaseView = z
  .strictObject({
    id: IdSchema,
    searchId: IdSchema,
    state: z.enum(RELEASE_STATES),
    discloser: z.string(),
    recipients: z.array(ReleaseRecipient),
    /** Whether they are named as they were when it was signed; else as the directory names them today. */
    isNamedAsSigned: z.boolean(),
    categories: z.array(Category),
    ticked: z.array(Category),
    version: z.int(),
    language: z.enum(RELEASE_LANGUAGES).nullable(),
    sha256: z.string().nullable(),
    statements: z.array(z.string()),
    signedName: z.string().nullable(),
    authority: z.string().nullable(),
    draftedAt: Instant,
    signedAt: Instant.nullable(),
    expiresAt: Instant,
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'ReleaseView' });

/** A release as the patient and the clinic see it. */
export type ReleaseView = z.infer<typeof ReleaseView>;

/** All releases of a patient, the newest first. */
export const ReleaseList = z.strictObject({ items: z.array(ReleaseView) }).meta({ id: 'ReleaseList' });

/** All releases of a patient. */
export type ReleaseList = z.infer<typeof ReleaseList>;

/** In which language a copy is printed. */
export const ReleasePrintQuery = z.strictObject({ language: z.enum(RELEASE_LANGUAGES).default('en') });

/** In which language a copy is printed. */
export type ReleasePrintQuery = z.infer<typeof ReleasePrintQuery>;
