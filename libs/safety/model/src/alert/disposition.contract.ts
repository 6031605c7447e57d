import { z } from 'zod';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { CONTACT_METHODS, DISPOSITION_PLANS, MEANS_ASKED, SAFE_NOW, SCREEN_LEVELS } from './disposition-choices';

const Words = words(2000).nullable();

/** What the record of handling an alert holds; a gap is null, and closing needs the gaps filled. */
export const Disposition = z
  .strictObject({
    contactedAt: Instant.nullable(),
    method: z.enum(CONTACT_METHODS).nullable(),
    /** Where the patient is. */
    whereabouts: Words,
    safeNow: z.enum(SAFE_NOW).nullable(),
    screenLevel: z.enum(SCREEN_LEVELS).nullable(),
    riskFactors: Words,
    protectiveFactors: Words,
    meansAsked: z.enum(MEANS_ASKED).nullable(),
    plan: z.enum(DISPOSITION_PLANS).nullable(),
    nextCheckOn: Day.nullable(),
    supervisorId: IdSchema.nullable(),
    note: Words,
  })
  .meta({ id: 'Disposition' });

/** What the record of handling an alert holds. */
export type Disposition = z.infer<typeof Disposition>;

/** Closes an alert with its record; with four eyes on a critical one, a second person must agree first. */
export const DisposeAlert = Disposition.extend({ version: z.int().min(1) }).meta({ id: 'DisposeAlert' });

/** Closes an alert with its record. */
export type DisposeAlert = z.infer<typeof DisposeAlert>;

/** A record that was written, by whom and when. */
export const DispositionView = Disposition.extend({
  id: IdSchema,
  byId: IdSchema,
  by: z.string(),
  at: Instant,
  supervisor: z.string().nullable(),
}).meta({ id: 'DispositionView' });

/** A record that was written. */
export type DispositionView = z.infer<typeof DispositionView>;

/** Another person's agreement with a record, or their refusal with the reason. */
export const SecondSignature = z
  .strictObject({ version: z.int().min(1), agree: z.boolean(), note: Words })
  .refine(({ agree, note }) => agree || note !== null, { error: 'note-needed', path: ['note'] })
  .meta({ id: 'SecondSignature' });

/** Another person's agreement with a record, or their refusal. */
export type SecondSignature = z.infer<typeof SecondSignature>;
