import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import type { Settings } from '@holdfast/platform/server';

/** An empty database of the same server, and a folder with keys and files of its own. */
export interface EmptySystem {
  readonly settings: Settings;
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** Makes an empty system; `keys` are copied into it, none leaves it without. */
export async function emptySystem(settings: Settings, keys: string | null): Promise<EmptySystem> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  const adminUrl = process.env['TEST_PG_ADMIN_URL'] ?? '';
  await administer(adminUrl, `create database ${name} owner hf_owner`);
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-empty-'));
  const KEYS_DIR = path.join(folder, 'keys');
  if (keys) cpSync(keys, KEYS_DIR, { recursive: true });
  const moved = (url: string | undefined) => (url ? elsewhere(url, name) : undefined);
  return {
    settings: {
      ...settings,
      ...{ KEYS_DIR, DATA_DIR: path.join(folder, 'files') },
      DATABASE_URL: elsewhere(settings.DATABASE_URL, name),
      DATABASE_JOBS_URL: moved(settings.DATABASE_JOBS_URL),
      DATABASE_READER_URL: moved(settings.DATABASE_READER_URL),
      DATABASE_OWNER_URL: elsewhere(process.env['TEST_PG_OWNER_URL'] ?? '', name),
    },
    adminUrl: elsewhere(adminUrl, name),
    drop: async () => {
      await administer(adminUrl, `drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Turns one bit of a file over. */
export function flipBit(file: string, at: number): void {
  const bytes = readFileSync(file);
  const index = at % bytes.length;
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8));
  writeFileSync(file, bytes);
}

/** Asks a database past all rights. */
export async function ask<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function administer(url: string, statement: string): Promise<void> {
  await ask(url, statement);
}

function elsewhere(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
