import { KeyCopy, type MasterFile, type Place, sealedKeyIdOf, type WrappedKey } from '@holdfast/platform/server';
import pg from 'pg';

/** What came of opening sealed fields chosen at random. */
export interface FieldsReport {
  /** Columns that hold sealed fields at all. */
  readonly columns: number;
  readonly opened: number;
  /** Fields whose key was destroyed on purpose; nobody can read them, and nobody shall. */
  readonly shredded: number;
  /** Fields that do not open although their key is there, by table and column. */
  readonly damaged: readonly string[];
  /** Keys that are missing, each named once. */
  readonly missing: readonly string[];
}

interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly note: string | null;
  readonly rows: number;
}

interface Field {
  readonly where: string;
  readonly place: Place;
  readonly sealed: Buffer;
}

const COLUMNS = `select c.relname as table, a.attname::text as column, col_description(c.oid, a.attnum) as note,
    greatest(c.reltuples, 0)::float8 as rows
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.atttypid = 'bytea'::regtype and a.attname like '%\\_sealed' and not a.attisdropped
  order by 1, 2`;
const CLINIC_KEYS = 'select clinic_id as "clinicId", id, master_id as under, wrapped from clinic_key';
const DATA_KEYS =
  'select clinic_id as "clinicId", id, clinic_key_id as under, wrapped from data_key where id = any ($1::uuid[])';
const SHREDDED = 'select id from data_key where shredded_at is not null';
const SEALED_AS = /^sealed as (\S+) at (\S+)$/;
// Sorting a whole table at random is cheap up to here; above it, pages are drawn first.
const MANY_ROWS = 50_000;

/**
 * Opens sealed fields chosen at random from every table that has some, with the keys the database itself holds.
 *
 * @param wanted how many, spread evenly over the columns as far as they have so many
 */
export async function openSealedFields(client: pg.Client, masters: MasterFile, wanted: number): Promise<FieldsReport> {
  const { rows: columns } = await client.query<SealedColumn>(COLUMNS);
  const { rows: clinicKeys } = await client.query<WrappedKey>(CLINIC_KEYS);
  const keys = new KeyCopy(masters, clinicKeys);
  const open = async (count: number, but: readonly string[]) => {
    const fields = await chooseFields(client, columns, count, but);
    const ids = [...new Set(fields.map(({ sealed }) => sealedKeyIdOf(sealed)))];
    keys.learn((await client.query<WrappedKey>(DATA_KEYS, [ids])).rows);
    return fields.map((field) => ({ field, opening: keys.open(field.place, field.sealed) }));
  };
  const openings = await open(wanted, []);
  const count = (state: string) => openings.filter(({ opening }) => opening.state === state).length;
  // What was destroyed on purpose proves nothing: as many others are opened in its place.
  const destroyed = count('shredded');
  if (destroyed > 0) {
    const { rows: shredded } = await client.query<{ id: string }>(SHREDDED);
    const but = shredded.map(({ id }) => id.replaceAll('-', ''));
    openings.push(...(await open(destroyed, but)));
  }
  const damaged = openings.filter(({ opening }) => opening.state === 'damaged').map(({ field }) => field.where);
  const missing = openings.map(({ opening }) => (opening.state === 'keyless' ? opening.missing : ''));
  return {
    columns: new Set(openings.map(({ field }) => field.where)).size,
    opened: count('opened'),
    shredded: count('shredded'),
    damaged: [...new Set(damaged)],
    missing: [...new Set(missing)].filter((one) => one !== '').toSorted(),
  };
}

/** @param but identifiers of keys whose fields are left out, hexadecimal without hyphens */
async function chooseFields(
  client: pg.Client,
  columns: readonly SealedColumn[],
  wanted: number,
  but: readonly string[],
): Promise<Field[]> {
  const fields: Field[] = [];
  // The emptiest first, so that what they cannot give is asked of the others.
  const byRows = columns.toSorted((one, other) => one.rows - other.rows);
  for (const [index, column] of byRows.entries()) {
    const share = Math.ceil((wanted - fields.length) / (byRows.length - index));
    if (share > 0) fields.push(...(await chooseFrom(client, column, share, but)));
  }
  return fields;
}

async function chooseFrom(
  client: pg.Client,
  column: SealedColumn,
  count: number,
  but: readonly string[],
): Promise<Field[]> {
  const table = pg.escapeIdentifier(column.table);
  const value = pg.escapeIdentifier(column.column);
  const drawn = column.rows > MANY_ROWS ? ` tablesample system (${(100 * 20 * count) / column.rows})` : '';
  const text = `select to_jsonb(t) - $1::text as row, t.${value} as sealed from ${table} t${drawn}
    where t.${value} is not null and length(t.${value}) > 0
      and encode(substring(t.${value} from 2 for 16), 'hex') <> all ($3::text[]) order by random() limit $2`;
  // The key's identifier stands behind the first byte (platform's cipher). The names come from the catalogue and are quoted; the values are parameters.
  const { rows } = await client.query<{ row: Record<string, unknown>; sealed: Buffer }>({
    text,
    values: [column.column, count, but],
  });
  return rows.map(({ row, sealed }) => ({
    where: `${column.table}.${column.column}`,
    place: placeOf(column, row),
    sealed,
  }));
}

// A field is sealed to its column and its row's id, unless the column's comment says otherwise.
function placeOf({ table, column, note }: SealedColumn, row: Record<string, unknown>): Place {
  const [, name = column.replace(/_sealed$/, ''), at = '{id}'] = SEALED_AS.exec(note ?? '') ?? [];
  const filled = (pattern: string) => pattern.replace(/\{(\w+)\}/g, (_whole, key: string) => String(row[key]));
  return { clinicId: String(row['clinic_id']), table, column: filled(name), rowId: filled(at) };
}
