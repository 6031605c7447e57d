import { z } from 'zod';
import { IdSchema, Instant, ROLES } from '@holdfast/platform/model';
import { FLAW_KINDS } from '../proof/log-check';

/** What an entry can have been made for. */
export const PURPOSES = ['own', 'treatment', 'operations', 'break-glass', 'system'] as const;

/** What an access came to. */
export const OUTCOMES = ['allowed', 'refused'] as const;

const Named = z.strictObject({ id: IdSchema, name: z.string() });

const filters = {
  accountId: IdSchema.optional(),
  patientId: IdSchema.optional(),
  /** An action such as `message.send`, or the first part of its name, such as `message`. */
  action: z
    .string()
    .regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/)
    .optional(),
  outcome: z.enum(OUTCOMES).optional(),
  purpose: z.enum(PURPOSES).optional(),
  origin: z
    .string()
    .regex(/^[0-9a-fA-F.:]{2,45}$/)
    .optional(),
  from: Instant.optional(),
  to: Instant.optional(),
};

/** Which entries of the trail are wanted. Without a purpose the machinery's own are left out. */
export const TrailQuery = z
  .strictObject({ ...filters, after: IdSchema.optional(), limit: z.int().min(1).max(200).default(50) })
  .meta({ id: 'TrailQuery' });

/** Which entries of the trail are wanted. */
export type TrailQuery = z.infer<typeof TrailQuery>;

/** Which entries go into a file. */
export const TrailExport = z.strictObject({ ...filters, format: z.enum(['csv', 'json']) }).meta({ id: 'TrailExport' });

/** Which entries go into a file. */
export type TrailExport = z.infer<typeof TrailExport>;

/** One entry as a person reads it. */
export const TrailEntry = z
  .strictObject({
    id: IdSchema,
    at: Instant,
    /** Null for the clinic’s own machinery, and for somebody without an account. */
    who: Named.extend({ roles: z.array(z.enum(ROLES)) }).nullable(),
    action: z.string(),
    patient: Named.nullable(),
    /** The patients that a list named. */
    named: z.array(Named),
    outcome: z.enum(OUTCOMES),
    purpose: z.enum(PURPOSES).nullable(),
    origin: z.string().nullable(),
    requestId: IdSchema.nullable(),
    /** Its place in the log, from 0; null while it waits for one. */
    position: z.int().min(0).nullable(),
  })
  .meta({ id: 'TrailEntry' });

/** One entry as a person reads it. */
export type TrailEntry = z.infer<typeof TrailEntry>;

/** A page of the trail, newest first. */
export const TrailPage = z
  .strictObject({
    items: z.array(TrailEntry),
    nextAfter: IdSchema.nullable(),
    /** How far back was looked: searches by neither person nor patient go back a quarter at most. */
    since: Instant.nullable(),
  })
  .meta({ id: 'TrailPage' });

/** A page of the trail, newest first. */
export type TrailPage = z.infer<typeof TrailPage>;

/** Whose entry is asked for. */
export const TrailEntryPath = z.strictObject({ entryId: IdSchema });

/** Whose entry is asked for. */
export type TrailEntryPath = z.infer<typeof TrailEntryPath>;

/** One entry, and how well it is sealed. */
export const TrailEntryView = z
  .strictObject({
    entry: TrailEntry,
    /** The first checkpoint that covers it; null until one was signed. */
    checkpoint: z.strictObject({ size: z.int(), at: Instant }).nullable(),
  })
  .meta({ id: 'TrailEntryView' });

/** One entry, and how well it is sealed. */
export type TrailEntryView = z.infer<typeof TrailEntryView>;

/** What a check of the clinic’s log found. */
export const TrailCheck = z
  .strictObject({
    at: Instant,
    size: z.int(),
    checkpoints: z.int(),
    waiting: z.int(),
    /** The first place whose entry was read anew; of those before, the hashes were checked. */
    entriesFrom: z.int(),
    /** Whether there was anything outside the database to compare with. */
    isOutside: z.boolean(),
    flaws: z.array(
      z.strictObject({ kind: z.enum(FLAW_KINDS), position: z.int().nullable(), entryId: IdSchema.nullable() }),
    ),
  })
  .meta({ id: 'TrailCheck' });

/** What a check of the clinic’s log found. */
export type TrailCheck = z.infer<typeof TrailCheck>;
