import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { IdSchema, systemOf } from '@holdfast/platform/model';
import { RecordExport } from '@holdfast/record/server';
import type { Call } from './commands';
import { inProgram } from './context';

/** Writes a patient's whole record into a file that only its owner can read; there at once when it is whole. */
export async function exportPatient({ args, flags, values, print }: Call): Promise<number> {
  const [patientId, clinicId] = [args[0], values.get('--clinic')].map((one) => IdSchema.safeParse(one).data);
  const to = values.get('--to');
  const language = values.get('--language') ?? 'en';
  if (!patientId || !clinicId) throw new Error('Say whose record it is: PATIENT --clinic ID, both as identifiers.');
  if (!to) throw new Error('Say where to: --to FILE.');
  if (language !== 'en' && language !== 'es') throw new Error('The language is en or es.');
  return inProgram(async (app) => {
    const actor = systemOf(clinicId, 'record.export', patientId);
    const zip = await app.get(RecordExport).make(actor, patientId, { language });
    await pipeline(zip, createWriteStream(`${to}.part`, { mode: 0o600 }));
    await rename(`${to}.part`, to);
    print(flags.has('--json') ? JSON.stringify({ file: to }) : to);
    return 0;
  });
}
