import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { createKeys } from '../sealing/key-ring';
import { readSettings, type Settings } from '../settings/settings';

/** A database of a suite's own: a clone of the migrated template, with key files beside it. */
export interface TestDatabase {
  /** Settings of a process on this database, in demo mode so that the clock can be moved. */
  readonly settings: Settings;
  /** Address as the owner of the tables. */
  readonly ownerUrl: string;
  /** Address as the superuser, whom row-level security does not bind. */
  readonly adminUrl: string;
  /** Drops the database and its files. */
  drop(): Promise<void>;
}

/** Clones the template database of this test run. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} template ${given('TEST_PG_TEMPLATE')}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-suite-'));
  createKeys(path.join(folder, 'keys'));
  const urlOf = (role: string, secret: string) => {
    const url = new URL(given('TEST_PG_ADMIN_URL'));
    Object.assign(url, { username: role, password: secret, pathname: `/${name}` });
    return url.href;
  };
  const admin = new URL(given('TEST_PG_ADMIN_URL'));
  const settings = readSettings({
    DATABASE_URL: urlOf('hf_app', given('HF_APP_PASSWORD')),
    DATABASE_JOBS_URL: urlOf('hf_jobs', given('HF_JOBS_PASSWORD')),
    DATABASE_READER_URL: urlOf('hf_reader', given('HF_READER_PASSWORD')),
    DATABASE_SCRATCH_URL: urlOf('hf_scratch', given('HF_SCRATCH_PASSWORD')),
    KEYS_DIR: path.join(folder, 'keys'),
    DATA_DIR: folder,
    DEMO: 'true',
    LOG_LEVEL: 'silent',
    ROLES: 'http',
    PORT: '0',
  });
  return {
    settings,
    ownerUrl: urlOf('hf_owner', given('HF_OWNER_PASSWORD')),
    adminUrl: urlOf(admin.username, admin.password),
    drop: async () => {
      await administer(`drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: given('TEST_PG_ADMIN_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: this suite needs the test database of tools/jest.`);
  return value;
}
