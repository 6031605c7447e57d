import { JOB_SCHEMA } from '@holdfast/platform/server';
import pg from 'pg';
import { nameOf, quoted, tablesToCopy } from './tables';

const LIVING = `select count(*)::int as count from node_beat where ended_at is null and seen_at > now() - interval '1 minute'`;

/**
 * Refuses a system that holds anything of a clinic, or that a process is serving.
 *
 * @throws Error that says what is there
 */
export async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ beats: boolean; tables: boolean }>(
    `select to_regclass('public.node_beat') is not null as beats, to_regclass('public.clinic') is not null as tables`,
  );
  if (!rows[0]?.tables) return;
  const { rows: living } = rows[0].beats ? await client.query<{ count: number }>(LIVING) : { rows: [] };
  if (living[0]?.count) throw new Error(`${living[0].count} processes are serving this system; stop them first.`);
  await client.query('begin');
  try {
    for (const table of await tablesToCopy(client, JOB_SCHEMA)) {
      if (table.schema === JOB_SCHEMA || table.name === 'throttle') continue;
      // The owner sees past row-level security only while it is not forced on him; the transaction is rolled back.
      await client.query({ text: `alter table ${quoted(table)} no force row level security` });
      const { rows: some } = await client.query({ text: `select from ${quoted(table)} limit 1` });
      if (some.length > 0)
        throw new Error(`This system is not empty: ${nameOf(table)} has rows. A backup is restored into an empty one.`);
    }
  } finally {
    await client.query('rollback');
  }
}

/** Takes away what an empty system has: tables, functions and queue, to be made anew in the form of the copy's release. */
export async function emptied(client: pg.Client): Promise<void> {
  await client.query('drop owned by current_user cascade');
}
