import { JOB_SCHEMA } from '@holdfast/platform/server';
import type { Installation } from '../installation';
import { withConnection } from './connection';
import { FIELDS, openCopies } from './copying';
import { type Proof, proveTables, proveWhole } from './proof';
import { sources } from './restore';
import { tablesToCopy } from './tables';

/**
 * Compares the system as it stands with a backup: every table, the audit logs' roots, a thousand sealed fields. Right after
 * a restore nothing may differ; later, what people have done since does.
 *
 * @throws Error that names what differs
 */
export async function compareHere(installation: Installation, from: string, keysFrom?: string): Promise<Proof> {
  const url = installation.settings.DATABASE_READER_URL;
  if (!url) throw new Error('DATABASE_READER_URL is needed to compare this system with a backup.');
  const copies = await openCopies(installation, from, keysFrom);
  return withConnection(url, async (client) => {
    await client.query('begin isolation level repeatable read read only; set local row_security = off');
    const tables = sources(copies, await tablesToCopy(client, JOB_SCHEMA));
    const order = { ...copies, keysDir: installation.settings.KEYS_DIR, fields: FIELDS };
    return { ...(await proveTables(client, tables)), ...(await proveWhole(client, order)) };
  });
}
