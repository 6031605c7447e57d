import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SetupLinks } from '@holdfast/clinic/server';
import type { SetUpView } from '@holdfast/clinic/model';
import { GateCheck, Mailer } from '@holdfast/platform/server';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import type { PasskeyCreation } from '@holdfast/identity/model';
import pg from 'pg';
import { createApp } from '../../../apps/api/src/app';
import { SoftPasskey } from '../../support/soft-passkey';
import { addressOf, bodyFor } from '../bodies';

const CLINIC = {
  ...{ name: 'Fern Hill Clinic', neutralName: 'Fern', phone: '+1 555 0177', zone: 'America/New_York' },
  ...{ hours: [{ weekday: 1, opens: '08:00', closes: '17:00' }], holidays: ['2026-12-25'], crisisWords: [] },
};
const ADMIN = { name: 'Ada Fern', title: 'Practice manager', email: 'ada@fern.example', language: 'en' };
const PASSWORD = 'quiet river under stones';

let database: TestDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await cloneDatabase();
  app = await createApp(database.settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const post = (url: string, payload: object) =>
  app.inject({ method: 'POST', url, headers: { 'x-holdfast': 'portal', host: 'localhost' }, payload });
const link = async () => /#t=(\S+)/.exec((await app.get(SetupLinks).make()) ?? '')?.[1] ?? '';
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code;

async function open(token: string): Promise<Pick<SetUpView, 'clinicId' | 'accountId'>> {
  const { clinicId, accountId } = (await post('/api/set-up/open', { token })).json<SetUpView>();
  return { clinicId, accountId };
}

async function count(table: 'clinic' | 'account' | 'passkey' | 'audit_entry'): Promise<number> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ count: string }>(`select count(*) from ${table}`);
  await admin.end();
  return Number(rows[0]?.count);
}

describe('an installation without a clinic', () => {
  it('is set up by its own link only, and a guess leaves no trace in any trail', async () => {
    const before = await count('audit_entry');
    for (const token of ['-', 'x'.repeat(43)]) {
      const ids = await open(await link());
      const admin = { ...ADMIN, passkey: null, password: PASSWORD };
      for (const answer of [
        await post('/api/set-up/open', { token }),
        await post('/api/set-up/mail', { token, email: 'ada@fern.example', clinicName: 'Fern' }),
        await post('/api/set-up', { token, ...ids, clinic: CLINIC, admin }),
      ])
        expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'link.over']);
    }
    expect(app.get(Mailer).outbox()).toEqual([]);
    expect([await count('clinic'), (await count('audit_entry')) - before]).toEqual([0, 0]);
  });

  it('stays without one, and keeps its link, where the way in is refused', async () => {
    const token = await link();
    const ids = await open(token);
    const passkey = new SoftPasskey('https://evil.example');
    const asked = await post('/api/set-up/passkey', { token, ...ids, name: 'Ada Fern', clinicName: 'Fern' });
    const forged = passkey.make(asked.json<PasskeyCreation>());
    const tries: [object, string][] = [
      [{ passkey: null, password: null }, 'set-up.no-way-in'],
      [{ passkey: null, password: 'short' }, 'password.short'],
      [{ passkey: null, password: 'ada fern fern hill' }, 'password.guessable'],
      [{ passkey: forged, password: null }, 'passkey.refused'],
    ];
    for (const [way, code] of tries) {
      const answer = await post('/api/set-up', { token, ...ids, clinic: CLINIC, admin: { ...ADMIN, ...way } });
      expect([codeOf(answer), answer.statusCode]).toEqual([code, 422]);
    }
    const wrong = { ...CLINIC, zone: 'America/Nowhere' };
    const admin = { ...ADMIN, passkey: null, password: PASSWORD };
    expect((await post('/api/set-up', { token, ...ids, clinic: wrong, admin })).statusCode).toBe(422);
    expect([await count('clinic'), await count('account')]).toEqual([0, 0]);
    expect((await post('/api/set-up/open', { token })).statusCode).toBe(200);
  });

  it('gets one clinic from twenty who finish at once, by two links', async () => {
    const tokens = [await link(), await link()];
    const admin = { ...ADMIN, passkey: null, password: PASSWORD };
    const inputs = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const token = tokens[index % 2] ?? '';
        return { token, ...(await open(token)), clinic: CLINIC, admin };
      }),
    );
    const answers = await Promise.all(inputs.map((input) => post('/api/set-up', input)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array<number>(19).fill(404)]);
    expect([await count('clinic'), await count('account')]).toEqual([1, 1]);
    expect(await app.get(SetupLinks).make()).toBeNull();
  });

  it('opens to an administrator without a second factor nothing but its set-up', async () => {
    const signIn = await post('/api/session', { email: ADMIN.email, password: PASSWORD });
    const { accessToken, me } = signIn.json<{ accessToken: string; me: { needsFactor: boolean } }>();
    expect(me.needsFactor).toBe(true);
    const headers = { 'x-holdfast': 'portal', host: 'localhost', authorization: `Bearer ${accessToken}` };
    const open: string[] = [];
    for (const way of app.get(GateCheck).entrances()) {
      // What ends or locks the session that asks would close the rest.
      if (way.kind !== 'http' || !way.action || /^session\.(end|lock)$/.test(way.action)) continue;
      const payload = bodyFor(way.method, way.path);
      const url = addressOf(way.path, {});
      const answer = await app.inject({ method: way.method as 'GET', url, headers, ...(payload ? { payload } : {}) });
      if (answer.statusCode !== 403 && answer.statusCode !== 404) open.push(way.action);
    }
    expect([...new Set(open)].sort()).toEqual([
      ...['factor.change', 'factor.read', 'me.prefer', 'me.prove', 'me.read', 'password.change', 'session.read'],
    ]);
  });
});
