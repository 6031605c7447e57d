import pg from 'pg';

/** One table as a copy holds it: its columns, and the order that makes two copies comparable. */
export interface CopiedTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** SQL expressions, quoted; never empty. */
  readonly order: readonly string[];
}

/** Tables that tell of this installation's running, not of its clinics: a copy put elsewhere must not bring them along. */
export const LEFT_OUT = ['public.migrations', 'public.node_beat', 'public.backup_run'] as const;

// What waits in the queue is owed: a notice that is not yet sent. Its statistics, warnings and versions are its own.
const OF_THE_QUEUE = ['queue', 'job', 'job_dependency', 'schedule', 'subscription'];

const FIND = `
  select n.nspname as schema, c.relname as name,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' order by a.attnum) as columns,
    coalesce((select array_agg(a.attname::text order by k.n) from pg_index i
      cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, n)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary), '{}') as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and (n.nspname = 'public' and not n.nspname || '.' || c.relname = any ($1) or n.nspname = $2 and c.relname = any ($3))
  order by 1, 2`;

/** Every table that belongs into a copy, in the order of their names. */
export async function tablesToCopy(client: pg.Client, queueSchema: string): Promise<CopiedTable[]> {
  const values = [LEFT_OUT, queueSchema, OF_THE_QUEUE];
  const { rows } = await client.query<{ schema: string; name: string; columns: string[]; key: string[] }>(FIND, values);
  return rows.map(({ schema, name, columns, key }) => {
    const order = (key.length > 0 ? key : columns.toSorted()).map(
      (column) => `${pg.escapeIdentifier(column)}::text collate "C"`,
    );
    return { schema, name, columns, order };
  });
}

/**
 * The same tables with the columns in the order in which a copy holds them: two databases of one form may have come to it
 * by other ways.
 *
 * @throws Error that names a table or column that one of the two lacks
 */
export function matched<Entry extends Pick<CopiedTable, 'schema' | 'name' | 'columns'>>(
  tables: readonly CopiedTable[],
  entries: readonly Entry[],
): { table: CopiedTable; entry: Entry }[] {
  const byName = new Map(tables.map((table) => [nameOf(table), table]));
  const extra = tables.filter((table) => !entries.some((entry) => nameOf(entry) === nameOf(table)));
  if (extra[0]) throw new Error(`The backup holds no table ${nameOf(extra[0])}.`);
  return entries.map((entry) => {
    const table = byName.get(nameOf(entry));
    if (!table) throw new Error(`The backup holds a table ${nameOf(entry)} that its release does not make.`);
    if (table.columns.toSorted().join() !== entry.columns.toSorted().join())
      throw new Error(`The columns of ${nameOf(entry)} are not those of the backup.`);
    return { table: { ...table, columns: entry.columns }, entry };
  });
}

/** A table's name as SQL and people write it. */
export function nameOf(table: Pick<CopiedTable, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`;
}

/** The statement that copies a table's rows out, in their order. */
export function copyOut(table: CopiedTable): string {
  return `copy (select ${columnsOf(table)} from ${quoted(table)} order by ${table.order.join(', ')}) to stdout`;
}

/** The statement that copies rows into a table. */
export function copyIn(table: CopiedTable): string {
  return `copy ${quoted(table)} (${columnsOf(table)}) from stdin`;
}

/** A table's name, quoted for SQL. */
export function quoted(table: Pick<CopiedTable, 'schema' | 'name'>): string {
  return `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
}

function columnsOf(table: CopiedTable): string {
  return table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
