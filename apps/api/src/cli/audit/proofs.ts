import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { faultOf, LogProof, readNote } from '@holdfast/audit/model';
import { checkTools, type LogLine, proveEntry, proveGrowth, publicPem, readLog } from '@holdfast/audit/server';
import { IdSchema, systemOf } from '@holdfast/platform/model';
import { KeyRing, Sweeper, Work, type Tx } from '@holdfast/platform/server';
import type { INestApplicationContext } from '@nestjs/common';
import type { Call } from '../commands';
import { inProgram } from '../context';
import { givenKey } from './verify';

// A dump carries the trail away: it must leave an entry, although it changes nothing.
const MARK = { name: 'audit_dump_mark', text: 'select pg_current_xact_id()::text' };

/** Writes the whole trail into a file of JSON lines, for a check elsewhere. */
export async function dump({ args, print }: Call): Promise<number> {
  const [file] = args;
  if (!file) throw new Error('Say which file to write.');
  await inProgram(async (app) => {
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      for (const clinicId of await app.get(Sweeper).clinics())
        await app.get(Work).as(systemOf(clinicId, 'trail.dump'), async (tx) => {
          await tx.query(MARK, []);
          for await (const line of linesIn(tx, clinicId)) await handle.write(`${JSON.stringify(line)}\n`);
        });
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
  renameSync(`${file}.new`, file);
  print(`Written to ${file}. Keep it apart: it says who did what about whom, by identifiers.`);
  return 0;
}

/** Prints the public half of the audit key. */
export function key({ print }: Call): Promise<number> {
  return inProgram((app) => {
    print(publicPem(app.get(KeyRing).auditKey).trim());
    return Promise.resolve(0);
  });
}

/** Proves that an entry stands in its clinic's log, or that a clinic's log only grew. */
export function prove({ args, values, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const proof = await proofOf(app, args, values);
    const to = values.get('--out');
    if (to === undefined) print(JSON.stringify(proof));
    else writeFileSync(to, JSON.stringify(proof), { mode: 0o600 });
    return 0;
  });
}

async function proofOf(app: INestApplicationContext, args: Call['args'], values: Call['values']): Promise<LogProof> {
  const [from, to] = [values.get('--from'), values.get('--to')];
  const clinics = await app.get(Sweeper).clinics();
  const work = <T>(clinicId: string, job: (tx: Tx) => Promise<T>) =>
    app.get(Work).as(systemOf(clinicId, 'trail.prove'), job);
  if (from !== undefined && to !== undefined) {
    const clinicId = values.get('--clinic') ?? (clinics.length === 1 ? clinics[0] : undefined);
    if (!clinicId || !clinics.includes(clinicId)) throw new Error(`Say --clinic, one of: ${clinics.join(', ')}`);
    return work(clinicId, (tx) => proveGrowth(linesIn(tx, clinicId), Number(from), Number(to)));
  }
  const entryId = IdSchema.safeParse(args[0]);
  if (!entryId.success) throw new Error('Say which entry, or --from and --to.');
  for (const clinicId of clinics) {
    const proof = await work(clinicId, (tx) => proveEntry(linesIn(tx, clinicId), entryId.data));
    if (proof) return proof;
  }
  throw new Error('No log has this entry.');
}

/** Checks a proof with the public key alone. @returns 0 where it holds, 1 where not, 2 where it could not be checked */
export function checkProof({ args, values, print }: Call): Promise<number> {
  const publicKey = givenKey(values);
  const [file] = args;
  if (!file || !publicKey) {
    print('Say which file, and with --key FILE which public key signed.');
    return Promise.resolve(2);
  }
  const read = LogProof.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    print('This is not a proof.');
    return Promise.resolve(2);
  }
  const tools = checkTools(publicKey);
  const fault = faultOf(read.data, tools);
  if (fault)
    print(fault === 'signature' ? 'The key did not sign this checkpoint.' : 'The proof does not lead to the root.');
  else if (read.data.kind === 'inclusion') {
    const { entry, index } = read.data;
    print(`Entry ${entry.id} stands at place ${index}, signed ${readNote(read.data.note, tools)?.at ?? ''}.`);
  } else {
    const sizes = [read.data.first, read.data.second].map((note) => readNote(note, tools)?.size ?? 0);
    print(`The log of ${sizes[0] ?? 0} entries only grew to ${sizes[1] ?? 0}.`);
  }
  return Promise.resolve(fault ? 1 : 0);
}

function linesIn(tx: Tx, clinicId: string): AsyncGenerator<LogLine> {
  return readLog((...given) => tx.query(...given), clinicId);
}
