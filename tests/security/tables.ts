import type pg from 'pg';

/** Every table that holds rows of a clinic. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'clinic_id'
        and not a.attisdropped order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** The tables of clinics on which row-level security is not forced, or whose key or references leave the clinic out. */
export async function unprotected(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
        and (not c.relrowsecurity or not c.relforcerowsecurity
          or not exists (select from pg_policy p where p.polrelid = c.oid)
          or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'f')
            and not a.attnum = any (k.conkey)))
      order by 1`,
  );
  return rows.map(({ name }) => name);
}
