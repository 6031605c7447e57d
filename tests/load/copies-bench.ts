import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { named, type NamedKey, open, seal } from '../../libs/platform/server/src/sealing/cipher.ts';
import { Instance } from '../support/instance.ts';
import type { Verdict } from './verdict.ts';

const KEYS = 100_000;
const ENTRIES = 600_000;
const BATCH = 5_000;
const ROTATION_MS = 60_000;
const RESTORE_MINUTES = 15;
const RESTORE_BYTES = 10_000_000_000;

interface Copied {
  readonly folder: string;
  readonly rows: number;
}

/**
 * Measures the rotation of a clinic that has 100,000 data keys while a patient reads, and how long a set of 10 GB would
 * take to be restored and proven, from one that is smaller.
 */
export async function benchCopies(say: (line: string) => void): Promise<Verdict[]> {
  const instance = new Instance({ PORT: '3828' });
  try {
    say('bringing up an instance of its own …');
    const address = await instance.ready();
    await withOwner(instance, (client) => fill(client, path.join(instance.data, 'keys/master.json'), say));
    return [await rotation(instance, address, say), await restoring(instance, say)];
  } finally {
    await instance.stop();
  }
}

async function rotation(instance: Instance, address: string, say: (line: string) => void): Promise<Verdict> {
  const ask = await reader(address);
  const { items: threads } = await ask<{ items: { id: string }[] }>('threads');
  const reads = { good: 0, failed: 0 };
  let isBusy = true;
  const reading = (async () => {
    while (isBusy) {
      const page = ask<{ items: { body: string | null }[] }>(`threads/${threads[0]?.id}/messages?after=0&limit=50`);
      const isGood = await page.then(
        ({ items }) => items.length > 0 && items.every(({ body }) => body !== null),
        () => false,
      );
      reads[isGood ? 'good' : 'failed'] += 1;
    }
  })();
  say(`rotating ${KEYS} keys …`);
  const began = Date.now();
  await instance.cli(['keys', 'rotate', 'clinics']);
  const took = Date.now() - began;
  isBusy = false;
  await reading;
  return {
    budget: `rotation of a clinic with ${KEYS} data keys while it is read from, start of the command included`,
    wanted: `≤ ${ROTATION_MS / 1000} s, 0 failed reads`,
    measured: `${(took / 1000).toFixed(1)} s, ${reads.failed} of ${reads.good + reads.failed} reads failed`,
    met: took <= ROTATION_MS && reads.failed === 0 && reads.good > 0,
  };
}

/** Signs a patient of the demo in. @returns a way to read their things, which fails unless they come */
async function reader(address: string): Promise<<T>(what: string) => Promise<T>> {
  const session = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-holdfast': 'portal' },
    body: JSON.stringify({ email: 'sam.rivera@willow.example', password: 'holdfast-demo' }),
  });
  const { accessToken, me } = (await session.json()) as { accessToken: string; me: { patientId: string } };
  return async <T>(what: string) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await fetch(`${address}/api/patients/${me.patientId}/${what}`, { headers });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return (await answer.json()) as T;
  };
}

async function restoring(instance: Instance, say: (line: string) => void): Promise<Verdict> {
  const [size] = await instance.rows<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  say('backing up …');
  const started = Date.now();
  const { folder, rows } = await instance.cli<Copied>(['backup']);
  const copied = Date.now();
  say('restoring beside, and proving …');
  await instance.cli(['restore', '--from', folder, '--scratch']);
  const seconds = (Date.now() - copied) / 1000;
  const bytes = Number(size?.bytes);
  const minutes = ((seconds / bytes) * RESTORE_BYTES) / 60;
  return {
    budget: `restore with its proof, reckoned for 10 GB from ${(bytes / 1e6).toFixed(0)} MB and ${rows} rows`,
    wanted: `≤ ${RESTORE_MINUTES} min`,
    measured: `${minutes.toFixed(1)} min (${seconds.toFixed(1)} s here; the backup ${((copied - started) / 1000).toFixed(1)} s)`,
    met: minutes <= RESTORE_MINUTES,
  };
}

/** Fills the largest clinic with data keys that are really wrapped, and its trail with entries. */
async function fill(client: pg.Client, masterFile: string, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ clinic_id: string; id: string; master_id: string; wrapped: Buffer }>(
    'select clinic_id, id, master_id, wrapped from clinic_key where retired_at is null order by clinic_id limit 1',
  );
  const [row] = rows;
  if (!row) throw new Error('The demo has no clinic.');
  const master = JSON.parse(readFileSync(masterFile, 'utf8')) as { keys: Record<string, string> };
  const masterKey = named(asUuid(row.master_id), Buffer.from(master.keys[row.master_id] ?? '', 'base64'));
  const clinicKey = named(row.id, open(masterKey, placeOf(row.clinic_id, row.id), row.wrapped));
  for (let made = 0; made < KEYS; made += BATCH) await addKeys(client, row.clinic_id, clinicKey);
  say(`${KEYS} data keys are there; now ${ENTRIES} entries of the trail …`);
  await client.query(
    `insert into audit_entry (clinic_id, account_id, action, patient_id)
      select $1, gen_random_uuid(), 'thread.read', gen_random_uuid() from generate_series(1, $2)`,
    [row.clinic_id, ENTRIES],
  );
}

async function addKeys(client: pg.Client, clinicId: string, clinicKey: NamedKey): Promise<void> {
  const ids = Array.from({ length: BATCH }, () => randomUUID());
  const wrapped = ids.map((id) => seal(clinicKey, placeOf(clinicId, id), randomBytes(32)));
  await client.query(
    `insert into data_key (clinic_id, id, scope, subject_id, clinic_key_id, wrapped)
      select $1, u.id, 'thread', u.id, $2, u.wrapped from unnest($3::uuid[], $4::bytea[]) as u (id, wrapped)`,
    [clinicId, clinicKey.id, ids, wrapped],
  );
}

async function withOwner(instance: Instance, job: (client: pg.Client) => Promise<void>): Promise<void> {
  const file = path.join(instance.data, 'keys/database.json');
  const { superuser } = JSON.parse(readFileSync(file, 'utf8')) as { superuser: string };
  const { databasePort: port } = instance.processes();
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuser,
    database: 'holdfast',
  });
  await client.connect();
  await job(client).finally(() => client.end());
}

function placeOf(clinicId: string, rowId: string) {
  return { clinicId, table: 'key', column: 'wrapped', rowId };
}

// A master key is named by a short word, which sealed values carry as an identifier.
function asUuid(word: string): string {
  const hex = Buffer.from(word).toString('hex').padEnd(32, '0').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
