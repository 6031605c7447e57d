import process from 'node:process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { createApp } from '../../../apps/api/src/app';
import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';

// As many as the figure promises; fewer, for somebody in a hurry, still tell a missing decoy from a present one.
const SAMPLES = Number(process.env['TIMING_SAMPLES'] ?? 500);
const GUESSES = 10_000;
const ADDRESSES = 1000;
const AT_ONCE = 16;

let house: House;
let admin: pg.Client;

beforeAll(async () => {
  house = await openHouse();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await house?.close();
});

const headers = { 'x-holdfast': 'portal' };

function post(app: NestFastifyApplication, url: string, payload: object | undefined, more: object = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers,
    remoteAddress: '127.0.0.1',
    ...more,
    ...(payload ? { payload } : {}),
  });
}
const signIn = (email: string, password: string, more: object = {}) =>
  post(house.app, '/api/session', { email, password }, more);

type Answer = Awaited<ReturnType<typeof signIn>>;
const cookieOf = (answer: Answer, name: string) =>
  (answer.cookies as { name: string; value: string }[]).find((one) => one.name === `holdfast-demo-${name}`)?.value ??
  '';

describe('ten thousand guesses at one account, from a thousand addresses', () => {
  it('are looked at twenty times in an hour at most, and its owner gets in from a known device all the while', async () => {
    const email = 'menon@willow.example';
    const device = cookieOf(await signIn(email, DEMO_PASSWORD), 'device');
    let next = 0;
    let evaluated = 0;
    let ownersTries = 0;
    const guess = async (): Promise<void> => {
      while (next < GUESSES) {
        const number = next;
        next += 1;
        const remoteAddress = `10.${number % 4}.${Math.floor(number / 4) % (ADDRESSES / 4)}.7`;
        const { statusCode } = await signIn(email, `guess ${number}`, { remoteAddress });
        if (statusCode === 401) evaluated += 1;
        else expect(statusCode).toBe(429);
        if (number % 2500 !== 0) continue;
        const cookies = { 'holdfast-demo-device': device };
        expect((await signIn(email, DEMO_PASSWORD, { cookies, remoteAddress: '192.0.2.9' })).statusCode).toBe(200);
        ownersTries += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, guess));
    process.stdout.write(`      ${GUESSES} guesses, ${evaluated} looked at\n`);
    expect(evaluated).toBeLessThanOrEqual(20);
    expect(ownersTries).toBe(4);
  }, 120_000);
});

describe('what was counted', () => {
  it('is forgotten once it has run out, and not before', async () => {
    const count = async () =>
      (await admin.query<{ n: number }>('select count(*)::integer as n from throttle')).rows[0]?.n;
    await signIn('nobody@willow.example', 'guess');
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await house.app.get(Sweeper).round();
    expect(await count()).toBe(before);
    await admin.query('update throttle set expire = 1');
    const later = await createApp(house.database.settings);
    await later.init();
    await later.get(Sweeper).round();
    expect(await count()).toBe(0);
    await later.close();
  });
});

describe('the time an answer takes', () => {
  const middle = (times: readonly number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
  // How well the time tells the two apart: a half is not at all.
  const tellsApart = (known: readonly number[], unknown: readonly number[]) => {
    const above = known.flatMap((one) => unknown.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
    const area = above.reduce<number>((sum, one) => sum + one, 0) / above.length;
    return Math.max(area, 1 - area);
  };

  async function measure(name: string, ask: (email: string) => Promise<Answer>): Promise<[number, number]> {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const shapes = new Set<string>();
    for (let round = 0; round < SAMPLES * 2; round += 1) {
      // Nobody is kept waiting here for asking often.
      if (round % 8 === 0) await admin.query('delete from throttle');
      const kind = round % 2 === 0 ? 'known' : 'unknown';
      const email = kind === 'known' ? 'okafor@willow.example' : 'okapis@willow.example';
      const begun = performance.now();
      const answer = await ask(email);
      times[kind].push(performance.now() - begun);
      const names = Object.keys(answer.headers).toSorted().join();
      shapes.add(`${answer.statusCode} ${answer.body.length} ${names}`);
    }
    expect([...shapes].length).toBe(1);
    const gap = Math.abs(middle(times.known) - middle(times.unknown));
    const area = tellsApart(times.known, times.unknown);
    const figures = `median gap ${gap.toFixed(2)} ms, told apart ${area.toFixed(3)}`;
    process.stdout.write(`      ${name}: ${SAMPLES} each, ${figures}\n`);
    return [gap, area];
  }

  const password = (email: string) => ({ email, password: 'wrong' });
  const junk = { cookies: { 'holdfast-demo-device': 'a'.repeat(43) } };
  it.each([
    ['signing in', '/api/session', password, {}],
    ['signing in with the mark of no device', '/api/session', password, junk],
    ['asking for a link', '/api/reset', (email: string) => ({ email }), {}],
  ])(
    'says nothing of whether there is such an account: %s',
    async (name, url, bodyOf, more) => {
      const [gap, area] = await measure(name, (email) => post(house.app, url, bodyOf(email), more));
      expect(gap).toBeLessThan(5);
      if (SAMPLES >= 500) expect(area).toBeLessThan(0.6);
    },
    300_000,
  );
});

describe('the mark of no device', () => {
  it('has nothing written about an account that is there, as about one that is not', async () => {
    const entries = async () =>
      (await admin.query<{ n: number }>('select count(*)::integer as n from audit_entry')).rows[0]?.n;
    await admin.query('delete from throttle');
    const before = await entries();
    for (const email of ['okafor@willow.example', 'okapis@willow.example']) {
      const cookies = { 'holdfast-demo-device': 'a'.repeat(43) };
      expect((await signIn(email, 'wrong', { cookies })).statusCode).toBe(401);
    }
    expect(await entries()).toBe(before);
  });
});

describe('a refresh token', () => {
  it('is used by one of fifty at once, in two processes, and its replay ends the session in a third that starts afterwards', async () => {
    const others = [await createApp(house.database.settings)];
    try {
      await others[0]?.init();
      await others[0]?.getHttpAdapter().getInstance().ready();
      const token = cookieOf(await signIn('dana@willow.example', DEMO_PASSWORD), 'refresh');
      const refresh = (app: NestFastifyApplication, value: string) =>
        post(app, '/api/session/refresh', undefined, { cookies: { 'holdfast-demo-refresh': value } });
      const apps = [house.app, others[0] as NestFastifyApplication];
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => refresh(apps[index % 2] as NestFastifyApplication, token)),
      );
      const through = answers.filter(({ statusCode }) => statusCode === 200);
      expect(through.length).toBe(1);
      await admin.query(`update refresh_token set used_at = used_at - interval '11 seconds' where used_at is not null`);
      const restarted = await createApp(house.database.settings);
      others.push(restarted);
      await restarted.init();
      await restarted.getHttpAdapter().getInstance().ready();
      expect((await refresh(restarted, token)).statusCode).toBe(401);
      const live = cookieOf(through[0] as Answer, 'refresh');
      for (const app of [...apps, restarted]) expect((await refresh(app, live)).statusCode).toBe(401);
    } finally {
      for (const app of others) await app.close();
    }
  }, 120_000);
});
