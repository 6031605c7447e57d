import pg from 'pg';

const CONNECT_MS = 5_000;

// Rows are compared by their text: these make the same row the same text on every server.
const SAME_EVERYWHERE = `set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set timezone = 'UTC';
  set extra_float_digits = 1; set bytea_output = 'hex'; set xmloption = 'content'; set client_encoding = 'UTF8';
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '30s'`;

/**
 * Runs a stretch of work on copies, on a connection of its own that may take as long as it takes. `Work` knows one clinic
 * at a time; a copy is of all of them, and of tables that no process may read.
 *
 * @param url PostgreSQL as the role that the work needs: reader, scratch or owner
 */
export async function withConnection<T>(url: string, job: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true });
  // A server that goes away is told by the query under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SAME_EVERYWHERE);
    return await job(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same address with another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
