import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';

/** Whose record is asked for. */
export const RecordPath = z.strictObject({ patientId: IdSchema });
/** Whose record is asked for. */
export type RecordPath = z.infer<typeof RecordPath>;

/** In which language the paper and the titles of a record are written. */
export const RecordWish = z.strictObject({ language: z.enum(['en', 'es']) }).meta({ id: 'RecordWish' });
/** In which language the paper and the titles of a record are written. */
export type RecordWish = z.infer<typeof RecordWish>;

/** Words of a name, by which an administrator finds whose record it is. */
export const RecordSearch = z.strictObject({ name: z.string().min(1).max(200) }).meta({ id: 'RecordSearch' });
/** Words of a name, by which an administrator finds whose record it is. */
export type RecordSearch = z.infer<typeof RecordSearch>;

/** The patients whose names have every word: no more of them than tells one from another. */
export const RecordSubjects = z
  .strictObject({ items: z.array(z.strictObject({ id: IdSchema, name: z.string(), dateOfBirth: z.iso.date() })) })
  .meta({ id: 'RecordSubjects' });
/** The patients whose names have every word. */
export type RecordSubjects = z.infer<typeof RecordSubjects>;

/** The version of `record.json`; it goes up when a reader of the one before would misread it. */
export const RECORD_VERSION = 1;

/** The whole of `record.json`: a patient's record as a machine reads it. */
export const RecordFile = z
  .strictObject({
    schema: z.literal('holdfast-record'),
    version: z.literal(RECORD_VERSION),
    madeAt: z.iso.datetime(),
    clinic: z.strictObject({ id: IdSchema, name: z.string(), zone: z.string() }),
    patientId: IdSchema,
    /** Whom identifiers in the rows name: staff, the patient, therapists. */
    people: z.record(z.string(), z.strictObject({ name: z.string(), roles: z.array(z.string()) })),
    /** The wording of every instrument that was answered, by `<id> v<version>`. */
    instruments: z.record(z.string(), z.unknown()),
    /** By table, rows in their order. Columns are named as in the database; sealed ones by what they say. */
    tables: z.record(
      z.string(),
      z.strictObject({ title: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }),
    ),
    /** Tables that are left out, whole or in part, with the reason. */
    withheld: z.record(z.string(), z.string()),
    /** Fields whose bytes are damaged or whose key is gone. */
    unreadable: z.int().min(0),
  })
  .meta({ id: 'RecordFile' });
/** The whole of `record.json`: a patient's record as a machine reads it. */
export type RecordFile = z.infer<typeof RecordFile>;
