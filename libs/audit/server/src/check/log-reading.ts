import {
  type CheckTools,
  fromHex,
  LogCheck,
  type LogPlace,
  type LogState,
  type Outside,
  type SealedEntry,
  toHex,
  type Verdict,
} from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared } from '@holdfast/platform/server';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from '../seal/entry-row';

/** Runs a prepared statement wherever the log is read from. */
export type Run = <Row extends Record<string, unknown>>(
  statement: Prepared,
  values: readonly unknown[],
) => Promise<Row[]>;

/** A clinic's whole log as a file holds it, one line a thing; what a check goes through, in its order. */
export type LogLine =
  | {
      readonly kind: 'log';
      readonly clinicId: Id;
      readonly at: string;
      readonly size: number;
      readonly range: readonly string[];
    }
  | { readonly kind: 'checkpoint'; readonly clinicId: Id; readonly note: string }
  | {
      readonly kind: 'place';
      readonly clinicId: Id;
      readonly position: number;
      readonly entryId: Id;
      readonly hash: string;
      readonly accountId: Id;
      readonly about: readonly Id[];
      readonly entry: SealedEntry | null;
    }
  | {
      readonly kind: 'hash';
      readonly clinicId: Id;
      readonly position: number;
      readonly entryId: Id;
      readonly hash: string;
    }
  | { readonly kind: 'unplaced'; readonly clinicId: Id; readonly entry: SealedEntry };

const PAGE = 2000;

const STATE: Prepared = {
  name: 'audit_log_state',
  text: 'select size::text, range, clock_timestamp() as at from audit_log where clinic_id = $1',
};
const NOTES: Prepared = {
  name: 'audit_notes',
  text: 'select note from audit_checkpoint where clinic_id = $1 and size <= $2 order by size',
};
const PLACES: Prepared = {
  name: 'audit_places',
  text: `select f.position::text, f.entry_id, f.hash, f.account_id as leaf_account, e.id is not null as is_there, ${ENTRY_COLUMNS},
      array(select a.patient_id from audit_about a where a.clinic_id = f.clinic_id and a.entry_id = f.entry_id) as about
    from audit_leaf f
    left join audit_entry e on e.clinic_id = f.clinic_id and e.id = f.entry_id
    left join audit_list l on l.clinic_id = f.clinic_id and l.entry_id = f.entry_id
    where f.clinic_id = $1 and f.position > $2 and f.position < $3 order by f.position limit ${PAGE}`,
};
const HASHES: Prepared = {
  name: 'audit_hashes',
  text: `select position::text, entry_id, hash from audit_leaf
    where clinic_id = $1 and position > $2 and position < $3 order by position limit ${PAGE}`,
};
const UNPLACED: Prepared = {
  name: 'audit_unplaced',
  text: `select ${ENTRY_COLUMNS} from audit_entry e
    left join audit_list l on l.clinic_id = e.clinic_id and l.entry_id = e.id
    where e.clinic_id = $1 and e.id > $2
      and not exists (select from audit_leaf f where f.clinic_id = e.clinic_id and f.entry_id = e.id)
    order by e.id limit ${PAGE}`,
};

interface PlaceRow extends EntryRow {
  position: string;
  entry_id: Id;
  hash: Buffer;
  leaf_account: Id;
  is_there: boolean;
  about: Id[];
}

/**
 * Reads a clinic's log as it stands, page by page, in the order in which it is checked.
 *
 * @param latest of how many places, counted from the end, the entries are read too; of those before, only the hashes
 */
export async function* readLog(run: Run, clinicId: Id, latest = Number.MAX_SAFE_INTEGER): AsyncGenerator<LogLine> {
  const [state] = await run<{ size: string; range: Buffer[]; at: Date }>(STATE, [clinicId]);
  const range = (state?.range ?? []).map((one) => toHex(one));
  const at = (state?.at ?? new Date()).toISOString();
  yield { kind: 'log', clinicId, at, size: Number(state?.size ?? 0), range };
  // What is sealed while this is read belongs to the next reading.
  const end = state?.size ?? '0';
  const notes = await run<{ note: string }>(NOTES, [clinicId, end]);
  for (const { note } of notes) yield { kind: 'checkpoint', clinicId, note };
  const from = Math.max(0, Number(end) - latest);
  yield* readHashes(run, clinicId, from);
  yield* readPlaces(run, clinicId, from, end);
  yield* readUnplaced(run, clinicId);
}

async function* readHashes(run: Run, clinicId: Id, end: number): AsyncGenerator<LogLine> {
  for (let after = '-1'; ;) {
    const rows = await run<{ position: string; entry_id: Id; hash: Buffer }>(HASHES, [clinicId, after, end]);
    for (const { position, entry_id: entryId, hash } of rows)
      yield { kind: 'hash', clinicId, position: Number(position), entryId, hash: toHex(hash) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.position;
  }
}

async function* readPlaces(run: Run, clinicId: Id, from: number, end: string): AsyncGenerator<LogLine> {
  for (let after = String(from - 1); ;) {
    const rows = await run<PlaceRow>(PLACES, [clinicId, after, end]);
    for (const row of rows) {
      const { entry_id: entryId, leaf_account: accountId, about } = row;
      const entry = row.is_there ? entryOf(clinicId, row) : null;
      const hash = toHex(row.hash);
      yield { kind: 'place', clinicId, position: Number(row.position), entryId, hash, accountId, about, entry };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.position;
  }
}

async function* readUnplaced(run: Run, clinicId: Id): AsyncGenerator<LogLine> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await run<EntryRow>(UNPLACED, [clinicId, after]);
    for (const row of rows) yield { kind: 'unplaced', clinicId, entry: entryOf(clinicId, row) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/**
 * Checks one clinic's log from its lines.
 *
 * @param outside what is kept apart from the database; null where there is nothing to compare with
 */
export async function checkLog(
  lines: AsyncIterable<LogLine> | Iterable<LogLine>,
  clinicId: Id,
  tools: CheckTools,
  outside: Outside | null,
): Promise<Verdict> {
  const notes: string[] = [];
  let state: LogState | null = null;
  let check: LogCheck | null = null;
  const begun = () => (check ??= new LogCheck(clinicId, tools, notes, outside));
  for await (const line of lines) {
    if (line.kind === 'log')
      state = { size: line.size, range: line.range.map((one) => fromHex(one) ?? new Uint8Array()) };
    else if (line.kind === 'checkpoint') notes.push(line.note);
    else if (line.kind === 'place') begun().place(placeOf(line));
    else if (line.kind === 'hash') begun().hash({ ...line, hash: fromHex(line.hash) ?? new Uint8Array() });
    else begun().unplaced(line.entry);
  }
  return begun().end(state);
}

function placeOf({ position, entryId, hash, accountId, about, entry }: LogLine & { kind: 'place' }): LogPlace {
  return { position, entryId, accountId, about, entry, hash: fromHex(hash) ?? new Uint8Array() };
}
