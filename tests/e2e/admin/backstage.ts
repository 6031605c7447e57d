import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect } from '@playwright/test';
import pg from 'pg';

/** A mail that the demo wrote instead of sending. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the house's own command answers, on the instance of the journeys. */
export function command<Answer>(...args: readonly string[]): Answer {
  const told = spawnSync(process.execPath, ['tools/serve/cli.mjs', ...args, '--json'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, HOLDFAST_DATA: process.env['E2E_DATA'], HOLDFAST_SKIP_BUILD: 'true' },
    encoding: 'utf8',
  });
  expect(told.status, told.stderr).toBe(0);
  return JSON.parse(told.stdout) as Answer;
}

/** The mails to an address, the oldest first. */
export function mailsTo(address: string): Mail[] {
  return command<{ items: Mail[] }>('demo', 'outbox').items.filter(({ to }) => to === address);
}

/** The secret link of the latest mail to an address whose subject has these words; waits until it is there. */
export async function linkIn(address: string, subject: string): Promise<string> {
  const find = () =>
    /https?:\S+#t=\S+/.exec(
      mailsTo(address)
        .filter((mail) => mail.subject.includes(subject))
        .at(-1)?.text ?? '',
    )?.[0] ?? '';
  await expect.poll(find, { timeout: 30_000, intervals: [1000] }).not.toBe('');
  return find();
}

/** Asks the database past all rights. */
export async function rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const data = process.env['E2E_DATA'] ?? '';
  const read = (file: string) =>
    JSON.parse(readFileSync(path.join(data, file), 'utf8')) as Record<string, string | number>;
  const secret = encodeURIComponent(String(read('keys/database.json')['superuser']));
  const client = new pg.Client({
    connectionString: `postgres://postgres:${secret}@127.0.0.1:${read('run.json')['databasePort']}/holdfast`,
  });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
