import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { JOB_SCHEMA } from '@holdfast/platform/server';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withConnection } from './connection';
import { emptied, refuseUnlessEmpty } from './empty';
import { putFile } from './folder';
import type { CheckedCopy, TableEntry } from './manifest';
import { type Proof, proveTables, proveWhole } from './proof';
import { setCountersOn, withoutGuards } from './table-guards';
import { copyIn, type CopiedTable, matched, nameOf, tablesToCopy } from './tables';

/** Brings a database to the form of these migrations; without any, to today's. */
export type Migrate = (ownerUrl: string, only?: readonly string[]) => Promise<void>;

/** What is restored, and where to. */
export interface RestoreOrder {
  readonly copy: CheckedCopy;
  /** A later copy whose keys are used instead: what was shredded since stays shredded. */
  readonly keysFrom?: CheckedCopy;
  /** PostgreSQL as the owner of the database that is to be filled. */
  readonly ownerUrl: string;
  readonly keysDir: string;
  /** Where the files go; null leaves them in the copy, when it is only proven. */
  readonly dataDir: string | null;
  readonly migrate: Migrate;
  /** How many sealed fields are opened before anything stands. */
  readonly fields: number;
  readonly onStep?: (step: { table: string; done: number; of: number; rows: number }) => void;
}

const KEY_TABLES = new Set(['public.clinic_key', 'public.data_key']);
const RESTORE_LOCK = 712_003;

/**
 * Puts a copy that was looked through into an empty system. The database is brought to the form of the copy's release,
 * filled and proven in one transaction, and only then brought to today's.
 *
 * @throws Error when the system is not empty, or when what was filled in is not what was copied: then nothing stands
 */
export async function restoreCopy(order: RestoreOrder): Promise<Proof> {
  const { copy, ownerUrl, migrate } = order;
  return withConnection(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [RESTORE_LOCK]);
    await refuseUnlessEmpty(client);
    await emptied(client);
    await migrate(ownerUrl, copy.manifest.migrations);
    const proof = await fill(client, order).finally(() => migrate(ownerUrl));
    return proof;
  });
}

async function fill(client: pg.Client, order: RestoreOrder): Promise<Proof> {
  const { copy, dataDir } = order;
  const tables = sources(order, await tablesToCopy(client, JOB_SCHEMA));
  await refuseOtherQueue(client, copy);
  await client.query('begin');
  try {
    const guarded = tables.map(({ table }) => table);
    // Proven before the guards are back: under them the owner, too, sees no clinic's rows.
    const proof = await withoutGuards(client, guarded, async () => {
      await load(client, tables, order);
      await client.query('analyze');
      return { ...(await proveTables(client, tables)), ...(await proveWhole(client, order)) };
    });
    await setCountersOn(client);
    if (dataDir) await putFiles(copy, dataDir);
    await client.query('commit');
    return proof;
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw cause;
  }
}

/** One table with the entry that tells what it must hold, and the copy that holds it. */
export interface Source {
  readonly table: CopiedTable;
  readonly entry: TableEntry;
  readonly folder: string;
}

/** Where each table comes from: the copy, and its keys perhaps from a later one. */
export function sources(order: Pick<RestoreOrder, 'copy' | 'keysFrom'>, tables: readonly CopiedTable[]): Source[] {
  const { copy, keysFrom = copy } = order;
  const from = (one: CheckedCopy) => one.manifest.tables.map((entry) => ({ ...entry, folder: one.folder }));
  const entries = [
    ...from(copy).filter((entry) => !KEY_TABLES.has(nameOf(entry))),
    ...from(keysFrom).filter((entry) => KEY_TABLES.has(nameOf(entry))),
  ];
  return matched(tables, entries).map(({ table, entry }) => ({ table, entry, folder: entry.folder }));
}

async function load(client: pg.Client, tables: readonly Source[], { onStep }: RestoreOrder): Promise<void> {
  for (const [index, { table, entry, folder }] of tables.entries()) {
    const file = createReadStream(path.join(folder, entry.file));
    await pipeline(file, createGunzip(), client.query(copyFrom(copyIn(table))));
    onStep?.({ table: nameOf(table), done: index + 1, of: tables.length, rows: entry.rows });
  }
}

async function putFiles({ folder, manifest }: CheckedCopy, dataDir: string): Promise<void> {
  for (const { path: file } of manifest.files)
    await putFile(path.join(folder, 'files', file), path.join(dataDir, file));
}

async function refuseOtherQueue(client: pg.Client, { manifest }: CheckedCopy): Promise<void> {
  const { rows } = await client.query<{ version: number }>('select version from job.version');
  if (manifest.queueVersion === rows[0]?.version) return;
  throw new Error(
    `The queue of the backup has the form ${manifest.queueVersion}, this release makes ${rows[0]?.version}: restore with release ${manifest.version}, then upgrade.`,
  );
}
