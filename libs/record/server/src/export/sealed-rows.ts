import type { Id } from '@holdfast/platform/model';
import {
  type KeyScope,
  type Place,
  type Prepared,
  sealedKeyIdOf,
  type SealedValue,
  Sealing,
  type Tx,
} from '@holdfast/platform/server';
import { isUntold, toldAs } from './record-table';

/** A row as `to_jsonb` tells it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A row as an export tells it: sealed columns opened, what says nothing of a person left out. */
export type ToldRow = Record<string, unknown>;

/** How a sealed column is bound to its place, where it is not by its own name and the row's `id`; by `table.column`. */
export type SealNotes = ReadonlyMap<string, string>;

// Tables say in a column's comment how it is sealed, where it is another way than most (operation's README).
const NOTES: Prepared = {
  name: 'record_seal_notes',
  text: `select c.relname || '.' || a.attname as at, col_description(c.oid, a.attnum) as note
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and a.attname like '%\\_sealed' and not a.attisdropped
      and col_description(c.oid, a.attnum) like 'sealed as %'`,
};
const KEYS: Prepared = {
  name: 'record_data_keys',
  text: 'select id, scope, subject_id from data_key where clinic_id = $1 and id = any ($2::uuid[])',
};
const SEALED_AS = /^sealed as (\S+) at (\S+)$/;

interface Sealed {
  readonly row: ToldRow;
  readonly column: string;
  readonly keyId: Id;
  readonly place: Place;
  readonly bytes: Buffer;
}

interface KeyRow {
  [column: string]: unknown;
  id: Id;
  scope: KeyScope;
  subject_id: Id;
}

/** The notes of the tables that seal in a way of their own. */
export async function sealNotes(tx: Tx): Promise<SealNotes> {
  const rows = await tx.query<{ at: string; note: string }>(NOTES, []);
  return new Map(rows.map(({ at, note }) => [at, note]));
}

/**
 * Opens every sealed column of rows of one table, whatever feature they belong to: the value itself names its key.
 *
 * @param json columns whose words are JSON
 * @returns the rows as they are told, and how many fields could not be read
 */
export async function openRows(
  tx: Tx,
  sealing: Sealing,
  notes: SealNotes,
  { name, json }: { readonly name: string; readonly json: readonly string[] },
  raw: readonly RawRow[],
): Promise<{ rows: ToldRow[]; unreadable: number }> {
  const { clinicId } = tx.actor;
  const sealed: Sealed[] = [];
  const rows = raw.map((one) => {
    const row: ToldRow = {};
    for (const [column, value] of Object.entries(one)) {
      if (isUntold(column)) continue;
      row[toldAs(column)] = value;
      const bytes = column.endsWith('_sealed') ? bytesOf(value) : null;
      if (!bytes) continue;
      row[toldAs(column)] = null;
      const place = placeOf(clinicId, name, column, notes.get(`${name}.${column}`), one);
      sealed.push({ row, column: toldAs(column), keyId: sealedKeyIdOf(bytes), place, bytes });
    }
    return row;
  });
  return { rows, unreadable: await fill(tx, sealing, sealed, new Set(json)) };
}

async function fill(tx: Tx, sealing: Sealing, sealed: readonly Sealed[], json: ReadonlySet<string>): Promise<number> {
  if (sealed.length === 0) return 0;
  const { clinicId } = tx.actor;
  const keys = await tx.query<KeyRow>(KEYS, [clinicId, [...new Set(sealed.map(({ keyId }) => keyId))]]);
  const subjects = new Map(keys.map((key) => [key.id, key]));
  let unreadable = 0;
  for (const scope of ['clinic', 'patient', 'thread'] as const) {
    const here = sealed.filter(({ keyId }) => subjects.get(keyId)?.scope === scope);
    const values = here.map(({ keyId, place, bytes }): SealedValue => {
      return { subjectId: subjects.get(keyId)?.subject_id ?? '', place, sealed: bytes };
    });
    const opened = await sealing.openAll(clinicId, scope, values);
    here.forEach(({ row, column }, index) => {
      const words = opened[index] ?? null;
      if (words === null) unreadable += 1;
      row[column] = words !== null && json.has(column) ? parsed(words) : words;
    });
  }
  return unreadable + sealed.filter(({ keyId }) => !subjects.has(keyId)).length;
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return words;
  }
}

function bytesOf(value: unknown): Buffer | null {
  return typeof value === 'string' && value.startsWith('\\x') && value.length > 2
    ? Buffer.from(value.slice(2), 'hex')
    : null;
}

function placeOf(clinicId: Id, table: string, column: string, note: string | undefined, row: RawRow): Place {
  const [, name = toldAs(column), at = '{id}'] = SEALED_AS.exec(note ?? '') ?? [];
  const filled = (pattern: string) => pattern.replace(/\{(\w+)\}/g, (_whole, key: string) => String(row[key]));
  return { clinicId, table, column: filled(name), rowId: filled(at) };
}
