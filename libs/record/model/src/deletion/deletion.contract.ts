import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';

/** How far the destruction of a record is. */
export const DELETION_STATES = ['asked', 'held', 'refused', 'undone', 'done'] as const;

/** For how long an approved destruction can still be undone, milliseconds. */
export const HOLD_MS = 7 * 24 * 60 * 60_000;

/** Why something is asked for that takes two people, in the asker's words. */
export const AskedReason = z.string().trim().min(10).max(1000);

/** Which destruction is meant. */
export const DeletionPath = z.strictObject({ deletionId: IdSchema });
/** Which destruction is meant. */
export type DeletionPath = z.infer<typeof DeletionPath>;

/** Asks to have a record destroyed. */
export const AskDeletion = z.strictObject({ patientId: IdSchema, reason: AskedReason }).meta({ id: 'AskDeletion' });
/** Asks to have a record destroyed. */
export type AskDeletion = z.infer<typeof AskDeletion>;

/** What the second person says. */
export const Decision = z.strictObject({ approve: z.boolean() }).meta({ id: 'TwoPersonDecision' });
/** What the second person says. */
export type Decision = z.infer<typeof Decision>;

const Instant = z.iso.datetime().nullable();

/** One destruction as those who oversee it see it; once it is done, its receipt. */
export const DeletionView = z
  .strictObject({
    id: IdSchema,
    patientId: IdSchema,
    /** Null once nobody can read it any more. */
    patient: z.string().nullable(),
    state: z.enum(DELETION_STATES),
    reason: z.string().nullable(),
    askedAt: z.iso.datetime(),
    askedBy: z.string(),
    /** Whether the reader asked for it, and so cannot decide. */
    isOwn: z.boolean(),
    decidedAt: Instant,
    decidedBy: z.string().nullable(),
    /** When it is done, unless somebody undoes it. */
    dueAt: Instant,
    /** What keeps it from being done although it is due, as codes with commas. */
    keptBy: z.string().nullable(),
    endedAt: Instant,
    endedBy: z.string().nullable(),
    /** The keys that were destroyed. */
    keyIds: z.array(IdSchema),
  })
  .meta({ id: 'Deletion' });
/** One destruction as those who oversee it see it; once it is done, its receipt. */
export type DeletionView = z.infer<typeof DeletionView>;

/** The clinic's destructions, the newest first; a hundred at most. */
export const DeletionList = z.strictObject({ items: z.array(DeletionView) }).meta({ id: 'DeletionList' });
/** The clinic's destructions, the newest first. */
export type DeletionList = z.infer<typeof DeletionList>;
