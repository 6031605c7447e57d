import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type CheckTools, type Outside, readNote, type Verdict } from '@holdfast/audit/model';
import {
  CheckpointFolder,
  checkLog,
  checkTools,
  clinicsIn,
  type LogLine,
  readCheckpoints,
  readLog,
} from '@holdfast/audit/server';
import { systemOf } from '@holdfast/platform/model';
import { KeyRing, Sweeper, Work } from '@holdfast/platform/server';
import type { Call } from '../commands';
import { inProgram } from '../context';

/** A verdict, and whether anything that was kept elsewhere spoke for it. */
interface Checked extends Verdict {
  readonly isCompared: boolean;
}

const SOUND = 0;
const FLAWED = 1;
const UNCHECKED = 2;

/**
 * Checks the whole trail: of the live database, or of a dump, for which no database and no secret is needed.
 *
 * @returns 0 where nothing is wrong, 1 where something is, 2 where it could not be checked
 */
export async function verify(call: Call): Promise<number> {
  try {
    const dump = call.values.get('--dump');
    const verdicts = dump === undefined ? await ofDatabase(call) : await ofDump(dump, call);
    if (verdicts.length === 0) throw new Error('There is no log to check.');
    tell(call, verdicts);
    return verdicts.some(({ flaws }) => flaws.length > 0) ? FLAWED : SOUND;
  } catch (error) {
    call.print(`Not checked: ${error instanceof Error ? error.message : String(error)}`);
    return UNCHECKED;
  }
}

function ofDatabase({ values }: Call): Promise<Checked[]> {
  return inProgram(async (app) => {
    const tools = checkTools(givenKey(values) ?? app.get(KeyRing).auditKey);
    const from = values.get('--checkpoints');
    const verdicts: Checked[] = [];
    // A clinic that was signed for and is gone from the database is looked for as well.
    const signed = from === undefined ? app.get(CheckpointFolder).clinics() : clinicsIn(from);
    for (const clinicId of new Set([...(await app.get(Sweeper).clinics()), ...signed])) {
      // Before the log is read, so that nothing outside can be newer than what is read.
      const outside = from === undefined ? app.get(CheckpointFolder).read(clinicId) : readCheckpoints(from, clinicId);
      const job = systemOf(clinicId, 'trail.verify');
      const verdict = await app.get(Work).as(job, (tx) =>
        checkLog(
          readLog((...given) => tx.query(...given), clinicId),
          clinicId,
          tools,
          outside,
        ),
      );
      verdicts.push({ ...verdict, isCompared: outside !== null });
    }
    return verdicts;
  });
}

async function ofDump(file: string, { values, flags, print }: Call): Promise<Checked[]> {
  const key = givenKey(values);
  if (!key) throw new Error('Say with --key FILE which public key signed; `audit key` prints it.');
  const from = values.get('--checkpoints');
  const madeAt = await clinicsOfDump(file);
  const tools = checkTools(key);
  const verdicts: Checked[] = [];
  for (const clinicId of new Set([...madeAt.keys(), ...(from ? clinicsIn(from) : [])])) {
    const asOf = madeAt.get(clinicId) ?? '';
    const outside = from ? upTo(readCheckpoints(from, clinicId), asOf, tools) : null;
    if (!flags.has('--json')) print(`${clinicId}: as of ${asOf || 'never: the dump does not have this clinic'}`);
    const verdict = await checkLog(linesOf(file, clinicId), clinicId, tools, outside);
    verdicts.push({ ...verdict, isCompared: outside !== null });
  }
  return verdicts;
}

/** The clinics of a dump, each with the moment at which its log was read. */
async function clinicsOfDump(file: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const line of linesOf(file, null)) if (line.kind === 'log') found.set(line.clinicId, line.at);
  return found;
}

// What was signed after the dump was made says nothing against it; the reader is told the dump's moment instead.
function upTo(outside: Outside | null, asOf: string, tools: CheckTools): Outside | null {
  if (!outside || asOf === '') return outside;
  const notes = outside.notes.filter((note) => (readNote(note, tools)?.at ?? '') <= asOf);
  return { notes, leaves: outside.leaves };
}

/** The lines of a dump, of one clinic or of all. */
export async function* linesOf(file: string, clinicId: string | null): AsyncGenerator<LogLine> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  for await (const text of lines) {
    if (text === '') continue;
    const line = JSON.parse(text) as LogLine;
    if (clinicId === null || line.clinicId === clinicId) yield line;
  }
}

/** The key of `--key FILE`, PEM; null where it is not given. */
export function givenKey(values: Call['values']): KeyObject | null {
  const file = values.get('--key');
  if (file === undefined) return null;
  const text = readFileSync(file, 'utf8');
  return text.includes('PRIVATE') ? createPublicKey(createPrivateKey(text)) : createPublicKey(text);
}

function tell({ flags, print }: Call, verdicts: readonly Checked[]): void {
  if (flags.has('--json')) return print(JSON.stringify({ items: verdicts }));
  for (const { clinicId, size, checkpoints, waiting, root, flaws, isCompared } of verdicts) {
    const [first] = flaws;
    print(`${clinicId}: ${first ? 'NOT AS IT WAS SEALED' : 'sound'}`);
    print(`  ${size} entries, ${checkpoints} checkpoints fit, ${waiting} entries wait for their place`);
    print(`  root ${root}`);
    // Whoever owns the database can sign nothing, but can take all of it back to an earlier day.
    if (!isCompared) print('  nothing that was kept elsewhere was compared: say where with --checkpoints FOLDER');
    for (const { kind, position, says } of flaws)
      print(`  ${kind}${position === null ? '' : ` at ${position}`}: ${says}`);
  }
}
