import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser';
import { requestLog } from './admin/one-entry';

const PORT = Number(process.env['E2E_PORT'] ?? 3790);
const root = path.resolve(import.meta.dirname, '../..');

// Playwright reads this file once per worker; all of them must speak of the same instance.
process.env['E2E_DATA'] ??= makeData();

function makeData(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'holdfast-e2e-'));
  // Where root runs this, PostgreSQL runs as another account, which must pass through here to its own folder.
  chmodSync(dir, 0o711);
  return dir;
}

export default defineConfig({
  testDir: '.',
  // Pictures for the README change files: they are drawn only when somebody asks for them.
  testIgnore: process.env['SCREENS'] === 'write' ? [] : ['screens.spec.ts'],
  outputDir: path.join(root, 'test-results'),
  workers: 1,
  // A build machine shares its cores: a journey that failed once is tried once more there, and reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  globalTeardown: './clean-up.ts',
  use: { baseURL: `http://localhost:${PORT}`, launchOptions: await findBrowser(), trace: 'retain-on-failure' },
  webServer: {
    // The real supervisor, with a database of its own; built before, so that it only has to start.
    // What it says goes into a file: every answer is compared with the trail at the end (admin/one-entry.ts).
    command: `"${process.execPath}" tools/serve/start.mjs > "${requestLog(process.env['E2E_DATA'])}"`,
    cwd: root,
    url: `http://127.0.0.1:${PORT}/health/ready`,
    env: { PORT: String(PORT), HOLDFAST_DATA: process.env['E2E_DATA'], HOLDFAST_SKIP_BUILD: 'true', LOG_LEVEL: 'info' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    // Two clinics live through half a year first, which takes a busy machine its time.
    timeout: 240_000,
    stdout: 'pipe',
  },
});
