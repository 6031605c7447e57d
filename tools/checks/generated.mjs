import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { bundle } from '../build/bundle.mjs';
import { startTestDatabase } from '../jest/test-database.mjs';

/**
 * The generated pages in docs/ are what today's code generates.
 * The command line looks for itself, on a database of this check's own, built from today's sources.
 */
export async function generatedPages(_files, root) {
  if (!existsSync(path.join(root, 'apps/api/src/cli.ts'))) return [];
  const dist = path.join(root, 'dist/test');
  mkdirSync(dist, { recursive: true });
  const out = mkdtempSync(path.join(dist, 'cli-'));
  const keys = mkdtempSync(path.join(tmpdir(), 'holdfast-keys-'));
  const database = await startTestDatabase();
  try {
    await bundle(['apps/api/src/cli.ts'], out);
    const env = { ...process.env, ...settingsFor(database), KEYS_DIR: keys, DATA_DIR: keys };
    const result = spawnSync(process.execPath, [path.join(out, 'cli.mjs'), 'docs', '--check'], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    if (result.status === 0) return [];
    const words = `${result.stdout}${result.stderr}`.trim().split('\n').slice(0, 10);
    return [`Generated pages differ, or could not be made: ${words.join('\n      ')}`];
  } finally {
    await database.stop();
    for (const dir of [out, keys]) rmSync(dir, { recursive: true, force: true });
  }
}

function settingsFor({ server, env }) {
  const url = (role, password) => server.url(env.TEST_PG_TEMPLATE, role, password);
  return {
    DEMO: 'true',
    LOG_LEVEL: 'error',
    DATABASE_URL: url('hf_app', env.HF_APP_PASSWORD),
    DATABASE_JOBS_URL: url('hf_jobs', env.HF_JOBS_PASSWORD),
  };
}
