import { z } from 'zod';
import { IdSchema, Instant } from '@holdfast/platform/model';
import { THERAPIST_COLUMNS } from './therapist-row';
import { TherapistEntry, TherapistView } from './therapist.contract';

/** One therapist of the clinic's directory. */
export const TherapistPath = z.strictObject({ therapistId: IdSchema });

/** One therapist of the clinic's directory. */
export type TherapistPath = z.infer<typeof TherapistPath>;

/** The directory, by name; those put away apart, so that they can be brought back. */
export const TherapistList = z
  .strictObject({
    items: z.array(TherapistView),
    archived: z.array(z.strictObject({ id: IdSchema, name: z.string(), archivedAt: Instant })),
  })
  .meta({ id: 'TherapistList' });

/** The directory. */
export type TherapistList = z.infer<typeof TherapistList>;

/** Writes an entry over the version that was seen; null makes a new one under the caller's identifier. */
export const KeepTherapist = z
  .strictObject({ version: z.int().min(1).nullable(), entry: TherapistEntry })
  .meta({ id: 'KeepTherapist' });

/** Writes an entry. */
export type KeepTherapist = z.infer<typeof KeepTherapist>;

/** The most characters that a file of the directory may have: some four thousand rows. */
export const IMPORT_LONGEST = 1_000_000;

/** The most bytes that a file of the directory takes on its way, with what JSON adds to quotes and accents. */
export const IMPORT_BYTES = 2 * 1024 * 1024;

/** A file of the directory, as text with a header. */
export const TherapistFile = z
  .strictObject({ csv: z.string().min(1).max(IMPORT_LONGEST) })
  .meta({ id: 'TherapistFile' });

/** A file of the directory. */
export type TherapistFile = z.infer<typeof TherapistFile>;

const Line = z.int().min(2);

/** What an import would do: shown before anything is done. `seal` names exactly this plan over exactly this directory. */
export const ImportPreview = z
  .strictObject({
    created: z.array(z.strictObject({ line: Line, name: z.string() })),
    changed: z.array(z.strictObject({ line: Line, name: z.string() })),
    same: z.int().min(0),
    bad: z.array(
      z.strictObject({
        line: Line,
        name: z.string(),
        faults: z.array(z.strictObject({ column: z.enum(THERAPIST_COLUMNS), fault: z.string() })),
      }),
    ),
    seal: z.string(),
  })
  .meta({ id: 'ImportPreview' });

/** What an import would do. */
export type ImportPreview = z.infer<typeof ImportPreview>;

/** Does what was shown; refused where the directory changed since. */
export const ConfirmImport = TherapistFile.extend({ seal: z.string().max(128) }).meta({ id: 'ConfirmImport' });

/** Does what was shown. */
export type ConfirmImport = z.infer<typeof ConfirmImport>;

/** What an import did. */
export const ImportDone = z
  .strictObject({ created: z.int().min(0), changed: z.int().min(0), same: z.int().min(0), bad: z.int().min(0) })
  .meta({ id: 'ImportDone' });

/** What an import did. */
export type ImportDone = z.infer<typeof ImportDone>;

/** The whole directory as a file of comma-separated values, as the import reads it. */
export const TherapistTable = z.string().meta({ description: 'RFC 4180, one therapist a line' });
