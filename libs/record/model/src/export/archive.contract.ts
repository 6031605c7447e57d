import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';
import { AskedReason } from '../deletion/deletion.contract';

/** How far an archive of the clinic is. */
export const ARCHIVE_STATES = ['asked', 'making', 'ready', 'refused', 'cancelled', 'failed', 'removed'] as const;

/** For how long an archive can be taken away, and for how long it may wait for the second person, milliseconds. */
export const ARCHIVE_LIFE_MS = 72 * 60 * 60_000;

/** The public half of an age key: whom an archive is encrypted for. */
export const ArchiveRecipient = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/)
  .meta({ description: 'X25519 recipient of age (C2SP), written in Bech32' });

/** Which archive is meant. */
export const ArchivePath = z.strictObject({ archiveId: IdSchema });
/** Which archive is meant. */
export type ArchivePath = z.infer<typeof ArchivePath>;

/** Asks for an archive of the clinic. */
export const AskArchive = z
  .strictObject({ recipient: ArchiveRecipient, reason: AskedReason })
  .meta({ id: 'AskArchive' });
/** Asks for an archive of the clinic. */
export type AskArchive = z.infer<typeof AskArchive>;

const Instant = z.iso.datetime().nullable();
const Count = z.int().min(0);

/** One archive as those who oversee it see it. */
export const ArchiveView = z
  .strictObject({
    id: IdSchema,
    state: z.enum(ARCHIVE_STATES),
    reason: z.string().nullable(),
    recipient: z.string(),
    askedAt: z.iso.datetime(),
    askedBy: z.string(),
    /** Whether the reader asked for it, and so cannot decide. */
    isOwn: z.boolean(),
    decidedAt: Instant,
    decidedBy: z.string().nullable(),
    tables: Count,
    tablesDone: Count,
    rows: Count,
    /** Rows' fields that could not be read, those of destroyed records among them. */
    unreadable: Count,
    bytes: Count.nullable(),
    sha256: z.string().nullable(),
    readyAt: Instant,
    expiresAt: Instant,
    endedAt: Instant,
  })
  .meta({ id: 'Archive' });
/** One archive as those who oversee it see it. */
export type ArchiveView = z.infer<typeof ArchiveView>;

/** The clinic's archives, the newest first; a hundred at most. */
export const ArchiveList = z.strictObject({ items: z.array(ArchiveView) }).meta({ id: 'ArchiveList' });
/** The clinic's archives, the newest first. */
export type ArchiveList = z.infer<typeof ArchiveList>;
