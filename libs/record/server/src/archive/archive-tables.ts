import type { Prepared, Tx } from '@holdfast/platform/server';
import pg from 'pg';

/** One table as an archive reads it, page by page. */
export interface ArchivedTable {
  readonly name: string;
  /** The key without the clinic, in its order; empty where the clinic has one row. */
  readonly key: readonly { readonly column: string; readonly type: string }[];
}

/** Why a table of the clinic is in none of its archives: what only opens doors, and what is made anew. */
export const NOT_ARCHIVED: Readonly<Record<string, string>> = {
  clinic_key: 'A key; an archive is encrypted under one of its own.',
  data_key: 'A key; an archive is encrypted under one of its own.',
  refresh_token: 'It opens a door of this installation.',
  live_ticket: 'It opens a door of this installation.',
  known_device: 'It opens a door of this installation.',
  session: 'It opens a door of this installation.',
  passkey: 'It opens a door of this installation.',
  one_time_code: 'It opens a door of this installation.',
  recovery_code: 'It opens a door of this installation.',
  reset_link: 'It opens a door of this installation.',
  sign_in_change: 'How somebody signed in before they changed it.',
  check_in_link: 'It opens a door of this installation.',
  room_link: 'It opens a door of this installation.',
  ride_link: 'It opens a door of this installation.',
  patient_name_token: 'Keyed hashes that only this installation can use.',
  effect: 'It says which mails went out.',
  record_archive: 'It tells of archives themselves.',
};

const TABLES: Prepared = {
  name: 'archive_tables',
  text: `select c.relname::text as name,
      coalesce((select jsonb_agg(jsonb_build_object('column', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          order by k.n) from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary and a.attname <> 'clinic_id'), '[]') as key
    from pg_class c join pg_attribute o on o.attrelid = c.oid and o.attname = 'clinic_id' and not o.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not c.relname = any ($1) order by 1`,
};

const PAGE = 500;

/** Every table that belongs into an archive of a clinic, in the order of their names, as the database itself lists them. */
export function tablesToArchive(tx: Tx): Promise<ArchivedTable[]> {
  return tx.query<ArchivedTable & Record<string, unknown>>(TABLES, [Object.keys(NOT_ARCHIVED)]);
}

/** A page of a clinic's rows, with the key of the last of them as text; null where no row follows. */
export async function pageOf(
  tx: Tx,
  table: ArchivedTable,
  after: readonly string[] | null,
): Promise<{ rows: Record<string, unknown>[]; last: string[] | null }> {
  const found = await tx.query<{ row: Record<string, unknown>; at: string[] }>(
    statementOf(table, after !== null),
    after ? [tx.actor.clinicId, ...after] : [tx.actor.clinicId],
  );
  const isMore = found.length === PAGE && table.key.length > 0;
  return { rows: found.map(({ row }) => row), last: isMore ? (found.at(-1)?.at ?? null) : null };
}

// The names come from the catalogue of the database and are quoted; where the page begins comes in parameters.
function statementOf({ name, key }: ArchivedTable, isLater: boolean): Prepared {
  const columns = key.map(({ column }) => `t.${pg.escapeIdentifier(column)}`);
  const marks = key.map(({ type }, index) => `$${index + 2}::${type}`);
  const later = isLater ? ` and (${columns.join(', ')}) > (${marks.join(', ')})` : '';
  const order = columns.length > 0 ? ` order by ${columns.join(', ')}` : '';
  const at = columns.length > 0 ? `array[${columns.map((one) => `${one}::text`).join(', ')}]` : `'{}'::text[]`;
  const text = `select to_jsonb(t) as row, ${at} as at from ${pg.escapeIdentifier(name)} t
    where t.clinic_id = $1${later}${order} limit ${PAGE}`;
  return { name: `archive_${isLater ? 'on' : 'from'}_${name}`.slice(0, 63), text };
}
