import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { bundle } from '../build/bundle.mjs';
import { startPostgres } from '../postgres/postgres.mjs';
import { prepareDatabase } from '../postgres/prepare.mjs';

const TEMPLATE = 'holdfast_template';
const PASSWORDS = {
  owner: 'test-owner',
  app: 'test-app',
  jobs: 'test-jobs',
  reader: 'test-reader',
  scratch: 'test-scratch',
};

const root = path.resolve(import.meta.dirname, '../..');

/** A fast PostgreSQL in a temporary folder, holding a template database migrated with today's code. */
export async function startTestDatabase() {
  const base = mkdtempSync(path.join(tmpdir(), 'holdfast-test-'));
  // As root the server runs as `nobody`, who must be able to pass through to its own data folder.
  chmodSync(base, 0o711);
  const server = await startPostgres({ dir: path.join(base, 'pg'), fast: true });
  const stop = async () => {
    await server.stop();
    rmSync(base, { recursive: true, force: true });
  };
  try {
    await prepareDatabase({ adminUrl: server.url('postgres'), database: TEMPLATE, ownerPassword: PASSWORDS.owner });
    const env = environmentFor(server);
    await migrate(env);
    return { server, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environmentFor(server) {
  return {
    TEST_PG_PORT: String(server.port),
    TEST_PG_ADMIN_URL: server.url('postgres'),
    TEST_PG_OWNER_URL: server.url(TEMPLATE, 'hf_owner', PASSWORDS.owner),
    TEST_PG_TEMPLATE: TEMPLATE,
    HF_OWNER_PASSWORD: PASSWORDS.owner,
    HF_APP_PASSWORD: PASSWORDS.app,
    HF_JOBS_PASSWORD: PASSWORDS.jobs,
    HF_READER_PASSWORD: PASSWORDS.reader,
    HF_SCRATCH_PASSWORD: PASSWORDS.scratch,
  };
}

// Bundled afresh rather than taken from dist: a test must never run against yesterday's tables.
async function migrate(env) {
  if (!existsSync(path.join(root, 'apps/api/src/migrate.ts'))) return;
  const parent = path.join(root, 'dist/test');
  mkdirSync(parent, { recursive: true });
  const outdir = mkdtempSync(path.join(parent, 'migrate-'));
  try {
    await bundle(['apps/api/src/migrate.ts'], outdir);
    execFileSync(process.execPath, [path.join(outdir, 'migrate.mjs')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env, DATABASE_OWNER_URL: env.TEST_PG_OWNER_URL },
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
