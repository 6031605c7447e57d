import { z } from 'zod';
import { IdSchema, Instant, ROLES } from '@holdfast/platform/model';
import { OUTCOMES } from './trail.contract';

/** Whose record is asked about. */
export const MinePath = z.strictObject({ patientId: IdSchema });

/** Whose record is asked about. */
export type MinePath = z.infer<typeof MinePath>;

/** What a patient wants to know of their record: everyone who saw it, or only what left the clinic. */
export const MineQuery = z.strictObject({
  what: z.enum(['seen', 'left']).default('seen'),
  after: IdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** What a patient wants to know of their record. */
export type MineQuery = z.infer<typeof MineQuery>;

/** One time that somebody saw something of a patient’s record. */
export const MineEntry = z
  .strictObject({
    id: IdSchema,
    at: Instant,
    /** Null for a therapist who came by a link, and for somebody who has left. */
    who: z.strictObject({ name: z.string(), roles: z.array(z.enum(ROLES)) }).nullable(),
    action: z.string(),
    /** Whether it was a list with other patients in it. */
    isList: z.boolean(),
    outcome: z.enum(OUTCOMES),
    /** Why the chart was opened in an emergency; null where it was not. */
    emergency: z.strictObject({ reason: z.string() }).nullable(),
  })
  .meta({ id: 'MineEntry' });

/** One time that somebody saw something of a patient’s record. */
export type MineEntry = z.infer<typeof MineEntry>;

/** Who saw a patient’s record, newest first. */
export const MinePage = z
  .strictObject({ items: z.array(MineEntry), nextAfter: IdSchema.nullable() })
  .meta({ id: 'MinePage' });

/** Who saw a patient’s record, newest first. */
export type MinePage = z.infer<typeof MinePage>;

/** The actions by which something of a record leaves the clinic, or is opened by somebody outside it. */
export const LEAVING = [
  'referral.send',
  'referral.link',
  'room.open',
  'room.read',
  'release.print',
  'infusion.print',
  'trail.export',
  'export.patient',
  'export.read',
] as const;
