import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { newId } from '@holdfast/platform/model';
import { DEMO_PASSWORD } from '../../tools/seed/cast';
import { addressOf, bodyFor, WRITING_ROUTES } from '../security/bodies';
import { Client } from '../support/client';
import { Instance } from '../support/instance';

const PEOPLE = ['sam.rivera', 'okafor', 'dana', 'lee', 'marcus', 'ruth'];
const TYPED = /^(?!\d{4}-\d\d-\d\d|[0-9a-f]{8}-|[0-9a-f]{64}$)/;
/** What stands at the start of every word of this run, so that eight patterns find them all. */
const MARK = `zq${randomBytes(8).toString('hex')}`;
/** What a clinic says of its own work names nobody, and lies in the clear: by `table.column`, with what it is. */
const IN_THE_CLEAR: Readonly<Record<string, string>> = {
  'clinic_plan.plan': 'how the clinic calls the steps of its plan',
  'clinic_setting.value': 'the versions of that plan, and of what else the clinic decides about itself',
};

interface Answer {
  readonly way: string;
  readonly status: number;
  readonly text: string;
}

let instance: Instance;
let address: string;
let patientId: string;
let threadId: string;
let planted = 0;
const clients: Client[] = [];
const answers: Answer[] = [];

/** A word that nothing holds by chance, and that is like no other. */
const plant = (): string => `${MARK}x${(planted += 1).toString(36)}`;

beforeAll(async () => {
  instance = new Instance({ PORT: '3640', LOG_LEVEL: 'debug' });
  address = await instance.ready();
  for (const one of PEOPLE) clients.push(await Client.signIn(address, `${one}@willow.example`, DEMO_PASSWORD));
  const [sam] = clients;
  patientId = sam?.grant.me.patientId ?? '';
  threadId = newId();
  await sam?.openThread(patientId, threadId);
}, 600_000);
afterAll(() => instance?.stop());

/** A body with a word in each place where a person types, or in one of them only; `at` counts the places. */
function wordy(value: unknown, at: number | null): { body: unknown; places: number } {
  let places = 0;
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string' && TYPED.test(one)) {
      const here = places;
      places += 1;
      if (at !== null && at !== here) return one;
      return key === 'email'
        ? `${plant()}@${plant()}.example`
        : key === 'csv'
          ? `${one}\n${plant()},${plant()}`
          : plant();
    }
    if (Array.isArray(one)) return one.map((each) => walk(each, key));
    if (one && typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, walk(each, name)]));
    return one;
  };
  return { body: walk(value, ''), places };
}

async function send(client: Client | null, route: string, body: unknown, query = ''): Promise<void> {
  const [method = '', pattern = ''] = route.split(' ');
  const url = addressOf(pattern, { patientId, threadId });
  const answer = await fetch(address + url + query, {
    method,
    headers: {
      'x-holdfast': 'portal',
      'content-type': 'application/json',
      ...(client ? { authorization: `Bearer ${client.grant.accessToken}` } : {}),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const headers = JSON.stringify([...answer.headers]);
  if (answer.status >= 400) answers.push({ way: route, status: answer.status, text: headers + text });
  else answers.push({ way: route, status: answer.status, text: headers });
}

/** How a word can look in a file: as it is, as hexadecimal, in sixteen bits, as base64 wherever it begins. */
function guises(word: string): Buffer[] {
  const plain = Buffer.from(word);
  const wide = Buffer.from(word, 'utf16le');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(
      Buffer.concat([Buffer.alloc(shift), plain])
        .toString('base64')
        .slice(4, -4),
    ),
  );
  return [plain, wide, Buffer.from(plain.toString('hex')), Buffer.from(wide.toString('hex')), ...base64];
}

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(file);
    else if (entry.isFile()) yield file;
  }
}

/** The files of the instance's data in which one of these stands; the mails apart, in which stands whom they go to. */
function searched(patterns: readonly Buffer[]): string[] {
  const all = [...files(instance.data)].filter((file) => !file.includes('/outbox/'));
  expect(all.length).toBeGreaterThan(500);
  return all
    .filter((file) => {
      const content = readFileSync(file);
      return patterns.some((pattern) => content.includes(pattern));
    })
    .map((file) => path.relative(instance.data, file));
}

/** The columns of the database in which a word stands in the clear. */
async function columns(): Promise<string[]> {
  const found: string[] = [];
  const tables = await instance.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of tables) {
    const rows = await instance.rows<{ key: string }>(
      `select distinct e.key from ${name} t, jsonb_each_text(to_jsonb(t)) e where position($1 in e.value) > 0`,
      [MARK],
    );
    found.push(...rows.map(({ key }) => `${name.replace('public.', '')}.${key}`));
  }
  return found.sort();
}

describe('a thousand words that people typed', () => {
  it('go into every place of every route, by everyone, well formed and not', async () => {
    for (const route of WRITING_ROUTES) {
      const [method = '', pattern = ''] = route.split(' ');
      const good = () => bodyFor(method, pattern);
      const { places } = wordy(good(), -1);
      for (const client of [...clients, null]) {
        await send(client, route, wordy(good(), null).body);
        for (let at = 0; at < Math.min(places, 6); at += 1) await send(client, route, wordy(good(), at).body);
      }
      await send(clients[2] ?? null, route, { ...(good() ?? {}), [plant()]: plant() }, `?${plant()}=${plant()}`);
    }
    for (const one of clients) {
      await send(one, `GET /api/${plant()}`, null);
      await send(one, `GET /api/patients/${plant()}/threads`, null);
      await send(one, 'GET /api/inbox', null, `?after=${plant()}`);
    }
    process.stdout.write(`      ${planted} words in ${answers.length} requests\n`);
    expect(planted).toBeGreaterThan(1000);
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(50);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  }, 300_000);

  it('stand in no answer that refuses, and in no header of any', () => {
    const echoed = answers.filter(({ text }) => text.includes(MARK));
    expect([...new Set(echoed.map(({ way, status }) => `${way} ${status}`))]).toEqual([]);
  });

  it('stand in no column but those that tell of the clinic itself', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5000)); // what is due runs
    expect(await columns()).toEqual(Object.keys(IN_THE_CLEAR));
  }, 60_000);

  it('stand in no log, at its most talkative', () => {
    const log = instance.log();
    expect(log.length).toBeGreaterThan(10_000);
    for (const guise of guises(MARK)) expect(Buffer.from(log).includes(guise)).toBe(false);
  });

  it('stand in no mail but as the address it goes to, and in none of its links', async () => {
    const { items } = await instance.cli<{ items: { to: string; subject: string; text: string }[] }>([
      'demo',
      'outbox',
    ]);
    expect(items.some(({ to }) => to.includes(MARK))).toBe(true);
    expect(items.filter(({ subject, text }) => (subject + text).includes(MARK))).toEqual([]);
  });

  it('would be found in a file, in the tables as in the write-ahead log', async () => {
    const word = `${MARK.slice(0, 2)}${randomBytes(8).toString('hex')}`;
    await instance.rows('create table leak (body text, bytes bytea)');
    await instance.rows('insert into leak values ($1, $2)', [word, Buffer.from(word, 'utf16le')]);
    await instance.rows('checkpoint');
    const found = searched(guises(word));
    await instance.rows('drop table leak');
    expect(found.some((file) => file.includes('/base/'))).toBe(true);
    expect(found.some((file) => file.includes('/pg_wal/'))).toBe(true);
  }, 120_000);

  it('stand in no file: not the tables, not the write-ahead log, not what was uploaded or kept', async () => {
    await instance.rows('checkpoint');
    expect(searched(guises(MARK))).toEqual([]);
  }, 120_000);
});
