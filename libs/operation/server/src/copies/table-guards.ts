import pg from 'pg';
import { type CopiedTable, quoted } from './tables';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const FOREIGN_KEYS = `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where contype = 'f' and k.conparentid = 0 and c.relnamespace::regnamespace::text in ('public', 'job') order by 1, 2`;
const FORCED = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relforcerowsecurity and n.nspname = 'public' order by 1`;
const SEQUENCES = `select s.oid::regclass::text as sequence, format('%I.%I', n.nspname, c.relname) as table, a.attname::text as column
  from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
  join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
  where s.relkind = 'S' and n.nspname in ('public', 'job')`;

/**
 * Fills tables with what stood in them before: row-level security, triggers and references step aside for the owner, inside
 * the transaction, and are back before it ends. The references are checked over all rows when they come back.
 */
export async function withoutGuards<T>(
  client: pg.Client,
  tables: readonly CopiedTable[],
  job: () => Promise<T>,
): Promise<T> {
  const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS);
  const { rows: forced } = await client.query<{ name: string }>(FORCED);
  const run = (statements: readonly string[]) => client.query(statements.join(';\n'));
  // Names come from the catalogue, quoted by PostgreSQL itself; no value is in any of these.
  await run(keys.map(({ table, name }) => `alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`));
  await run(forced.map(({ name }) => `alter table ${name} no force row level security`));
  await run(tables.map((table) => `alter table ${quoted(table)} disable trigger user`));
  await run(tables.map((table) => `delete from ${quoted(table)}`));
  const result = await job();
  await run(tables.map((table) => `alter table ${quoted(table)} enable trigger user`));
  await run(
    keys.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
    ),
  );
  await run(forced.map(({ name }) => `alter table ${name} force row level security`));
  return result;
}

/** Moves every counter on past the rows that were filled in. */
export async function setCountersOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(SEQUENCES);
  for (const { sequence, table, column } of rows) {
    const highest = `(select max(${pg.escapeIdentifier(column)}) from ${table})`;
    await client.query({
      text: `select setval($1::regclass, greatest(coalesce(${highest}, 0), 1))`,
      values: [sequence],
    });
  }
}
