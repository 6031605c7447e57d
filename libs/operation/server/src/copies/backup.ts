import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { installationMark, JOB_SCHEMA } from '@holdfast/platform/server';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { auditRoots } from './audit-roots';
import { withConnection } from './connection';
import { Draft, keptFiles } from './folder';
import { type FileEntry, type Manifest, manifestFiles, type TableEntry } from './manifest';
import { copyOut, type CopiedTable, LEFT_OUT, nameOf, tablesToCopy } from './tables';
import { Meter } from './table-stream';

/** What a backup is taken of, and where it goes. */
export interface BackupOrder {
  /** PostgreSQL as `hf_reader`. */
  readonly readerUrl: string;
  readonly dataDir: string;
  readonly keysDir: string;
  /** Folder that backups are kept in; the backup is a folder of its own in it. */
  readonly to: string;
  readonly version: string;
  /** Told of each table that was copied. */
  readonly onStep?: (step: { table: string; done: number; of: number; rows: number }) => void;
}

/** What came of a backup. */
export interface BackupReport {
  readonly folder: string;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly files: number;
}

/** What a role without the right to read every clinic gets told: a part of the rows would look like all of them. */
export class NotAllRows extends Error {}

/**
 * Copies the whole installation as it stood at one instant: every table in one snapshot, and the files of the data folder.
 * The keys are left out on purpose; `backup keys` writes them elsewhere.
 *
 * @throws NotAllRows when the role may not read past row-level security; nothing is left behind when anything fails
 */
export async function takeBackup(order: BackupOrder): Promise<BackupReport> {
  const takenAt = new Date();
  const draft = await Draft.begin(order.to, takenAt);
  try {
    await draft.mkdir('tables');
    const database = await withConnection(order.readerUrl, (client) => copyDatabase(client, draft, order));
    const files = await copyFiles(order.dataDir, draft);
    const own = { format: 1 as const, version: order.version, takenAt: takenAt.toISOString(), leftOut: [...LEFT_OUT] };
    const manifest: Manifest = { ...own, ...database, files };
    const closing = manifestFiles(manifest, (digest) => installationMark(order.keysDir, 'backup', digest));
    for (const [name, text] of Object.entries(closing)) await draft.write(name, text);
    return reportOf(await draft.finish(), manifest);
  } catch (cause) {
    await draft.discard();
    throw cause;
  }
}

async function copyDatabase(client: pg.Client, draft: Draft, { onStep }: BackupOrder) {
  // With row security off a role that may not read past it gets an error instead of a part of the rows.
  await client.query('begin isolation level repeatable read read only; set local row_security = off');
  const { rows: done } = await client.query<{ name: string }>('select name from migrations order by timestamp, name');
  const { rows: queue } = await client.query<{ version: number }>('select version from job.version');
  const tables = await tablesToCopy(client, JOB_SCHEMA);
  const entries: TableEntry[] = [];
  for (const table of tables) {
    const entry = await copyTable(client, table, draft);
    entries.push(entry);
    onStep?.({ table: nameOf(table), done: entries.length, of: tables.length, rows: entry.rows });
  }
  const { rows: masters } = await client.query<{ id: string }>(
    'select distinct master_id as id from clinic_key where length(wrapped) > 0 order by 1',
  );
  const roots = await auditRoots(client);
  await client.query('commit');
  return {
    migrations: done.map(({ name }) => name),
    queueVersion: queue[0]?.version ?? null,
    masters: masters.map(({ id }) => id),
    auditRoots: roots,
    tables: entries,
  };
}

async function copyTable(client: pg.Client, table: CopiedTable, draft: Draft): Promise<TableEntry> {
  const file = `tables/${nameOf(table)}.copy.gz`;
  const [plain, packed] = [new Meter(), new Meter()];
  const out = createWriteStream(path.join(draft.folder, file), { mode: 0o600, flush: true });
  try {
    // What is sealed does not get smaller; the lightest packing takes the air out of the rest.
    await pipeline(client.query(copyTo(copyOut(table))), plain, createGzip({ level: 1 }), packed, out);
  } catch (cause) {
    throw (cause as { code?: string }).code === '42501' ? notAllRows(table, cause) : cause;
  }
  const { lines, sha256 } = plain.passed();
  const { bytes, sha256: fileSha256 } = packed.passed();
  const { schema, name, columns } = table;
  return { schema, name, columns: [...columns], rows: lines, sha256, file, fileBytes: bytes, fileSha256 };
}

function notAllRows(table: CopiedTable, cause: unknown): NotAllRows {
  return new NotAllRows(
    `The role of DATABASE_READER_URL may not read all rows of ${nameOf(table)}. As a superuser of PostgreSQL run: alter role hf_reader bypassrls; as the owner: node dist/apps/api/migrate.mjs`,
    { cause },
  );
}

async function copyFiles(dataDir: string, draft: Draft): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const file of await keptFiles(dataDir)) {
    const { bytes, sha256 } = await draft.copy(path.join(dataDir, file), `files/${file}`);
    entries.push({ path: file, bytes, sha256 });
  }
  return entries;
}

function reportOf(folder: string, { tables, files }: Manifest): BackupReport {
  const bytes = [...tables.map((one) => one.fileBytes), ...files.map((one) => one.bytes)];
  return {
    folder,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    bytes: bytes.reduce((sum, one) => sum + one, 0),
    files: files.length,
  };
}
