import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { withConnection, withDatabase } from './connection';

const PREFIX = 'hf_scratch_';
const LEFT_OVER = `select datname as name from pg_database d
  where datname like 'hf\\_scratch\\_%' and datdba = (select oid from pg_roles where rolname = current_user)
    and not exists (select from pg_stat_activity a where a.datname = d.datname)`;

/**
 * Makes a database of its own on the same server for a copy that is to be proven, and drops it whatever happens. Those that
 * a process left behind when it died go as well.
 *
 * @param scratchUrl PostgreSQL as `hf_scratch`, which may make databases and reads nothing of the clinics
 * @param job gets the address of the empty database, as its owner
 */
export async function withScratchDatabase<T>(scratchUrl: string, job: (ownerUrl: string) => Promise<T>): Promise<T> {
  const name = `${PREFIX}${randomBytes(8).toString('hex')}`;
  return withConnection(withDatabase(scratchUrl, 'postgres'), async (client) => {
    const { rows } = await client.query<{ name: string }>(LEFT_OVER);
    for (const left of rows) await drop(client, left.name);
    const made = client.escapeIdentifier(name);
    await client.query([`create database ${made} template template0 encoding 'UTF8' locale 'C'`].join());
    try {
      // Nobody else has business in it, for as long as it lives.
      await client.query([`revoke connect, temporary on database ${made} from public`].join());
      return await job(withDatabase(scratchUrl, name));
    } finally {
      await drop(client, name);
    }
  });
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query([`drop database if exists ${client.escapeIdentifier(name)} with (force)`].join());
}
