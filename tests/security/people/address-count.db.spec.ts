import type { PasskeyCreation, PasskeyRequest } from '@holdfast/identity/model';
import { newId } from '@holdfast/platform/model';
import { JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';
import { SoftPasskey } from '../../support/soft-passkey';
import { IDENTITY_BODIES } from '../identity-bodies';

const ALLOWED = 300;
const FRESH = 'slow green kettle by the sea';
const HERE = '203.0.113.9';
// Every public route that takes a secret, or is asked in somebody's name.
const COUNTED = [
  ...['set-up', 'set-up/open', 'set-up/passkey', 'set-up/mail'],
  ...['invitation/open', 'invitation/passkey', 'invitation/accept'],
  ...['reset', 'reset/open', 'reset/finish', 'not-me'],
  ...['rescue/open', 'rescue/cancel', 'rescue/mail', 'rescue/passkey', 'rescue/code-app', 'rescue/finish'],
].map((name) => `POST /api/${name}`);

let house: House;
let admin: pg.Client;

beforeAll(async () => {
  house = await openHouse();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
});
beforeEach(() => admin.query('delete from throttle'));
afterAll(async () => {
  await admin?.end();
  await house?.close();
});

type Method = 'POST' | 'PUT';
interface More {
  readonly token?: string;
  readonly device?: string;
  readonly method?: Method;
}

function ask(url: string, payload?: object, { token, device, method = 'POST' }: More = {}) {
  const headers = { 'x-holdfast': 'portal', host: 'localhost', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const cookies: Record<string, string> = device ? { 'holdfast-demo-device': device } : {};
  return house.app.inject({ method, url, headers, cookies, remoteAddress: HERE, ...(payload ? { payload } : {}) });
}
type Answer = Awaited<ReturnType<typeof ask>>;
const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;
const tokenOf = (answer: Answer) => answer.json<{ accessToken: string }>().accessToken;
const deviceOf = (answer: Answer) =>
  (answer.cookies as { name: string; value: string }[]).find(({ name }) => name === 'holdfast-demo-device')?.value;
const signIn = (email: string, password: string, more: More = {}) => ask('/api/session', { email, password }, more);

async function counted(): Promise<number> {
  const answer = await admin.query<{ n: number }>(
    `select coalesce(sum(points), 0)::integer as n from throttle where key like 'sign-in.address:%'`,
  );
  return answer.rows[0]?.n ?? 0;
}

async function linkTo(email: string): Promise<string> {
  await house.app.get(JobQueue).drain();
  await house.app.get(Sweeper).round();
  await house.app.get(JobQueue).drain();
  const mails = house.app.get(Mailer).outbox();
  return /#t=(\S+)/.exec(mails.filter(({ to }) => to === email).at(-1)?.text ?? '')?.[1] ?? '';
}

describe('the address that a secret comes from', () => {
  it.each(COUNTED)('is counted: %s', async (route) => {
    const post = () => ask(route.replace('POST ', ''), IDENTITY_BODIES[route]?.() as object);
    expect((await post()).statusCode).not.toBe(429);
    expect(await counted()).toBe(1);
    await admin.query('update throttle set points = $1', [ALLOWED - 1]);
    expect((await post()).statusCode).not.toBe(429);
    const refused = await post();
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, 'session.limited']);
  });

  it('gets its point back for whatever was done by a good one', async () => {
    const manager = await house.signIn('willow', 'marcus');
    const email = 'robin.reed@fern.example';
    const invite = { kind: 'staff', name: 'Robin Reed', email, title: 'Nurse', roles: ['nurse'] };
    await ask(`/api/clinic/invitations/${newId()}`, invite, { token: manager, method: 'PUT' });
    const token = await linkTo(email);
    const { accountId } = (await ask('/api/invitation/open', { token })).json<{ accountId: string }>();
    expect((await ask('/api/invitation/passkey', { token, accountId })).statusCode).toBe(200);
    const way = { passkey: null, password: FRESH, language: 'en' };
    expect((await ask('/api/invitation/accept', { token, accountId, ...way })).statusCode).toBe(201);
    expect(await counted()).toBe(0);
    // The wish itself proves nothing, and stays counted.
    await ask('/api/reset', { email });
    expect(await counted()).toBe(1);
    const link = await linkTo(email);
    expect((await ask('/api/reset/open', { token: link })).statusCode).toBe(200);
    const fresh = { token: link, password: 'another green kettle inland', proof: null };
    expect((await ask('/api/reset/finish', fresh)).statusCode).toBe(204);
    const notMe = await linkTo(email);
    expect((await ask('/api/not-me', { token: notMe })).statusCode).toBe(204);
    expect(await counted()).toBe(1);
    expect(codeOf(await ask('/api/not-me', { token: notMe }))).toBe('link.over');
    expect(await counted()).toBe(2);
  });
});

describe('three hundred wrong secrets from one network', () => {
  const email = 'jonas@harbor.example';
  const passkey = new SoftPasskey('http://localhost');
  let device: string | undefined;

  async function byPasskey(with_: SoftPasskey): Promise<Answer> {
    const question = (await ask('/api/session/passkey/ask')).json<PasskeyRequest>();
    return ask('/api/session/passkey', with_.answer(question));
  }

  beforeEach(async () => {
    device ??= deviceOf(await signIn(email, DEMO_PASSWORD));
    for (let number = 0; number < ALLOWED; number += 1) await ask('/api/not-me', { token: 'x' });
    expect((await ask('/api/not-me', { token: 'x' })).statusCode).toBe(429);
  });

  it('shut out a device that the account does not know, whatever it says', async () => {
    expect((await signIn(email, DEMO_PASSWORD)).statusCode).toBe(429);
    expect((await signIn(email, DEMO_PASSWORD, { device: 'made-up' })).statusCode).toBe(429);
    expect((await signIn('dana@willow.example', DEMO_PASSWORD, { device: device ?? '' })).statusCode).toBe(429);
  });

  it('do not shut the owner out of the device they know', async () => {
    expect((await signIn(email, 'wrong', { device: device ?? '' })).statusCode).toBe(401);
    expect((await signIn(email, DEMO_PASSWORD, { device: device ?? '' })).statusCode).toBe(200);
  });

  it('do not shut the owner’s passkey out, and a wrong one is refused', async () => {
    const token = tokenOf(await signIn(email, DEMO_PASSWORD, { device: device ?? '' }));
    const creation = (await ask('/api/me/passkeys/ask', undefined, { token })).json<PasskeyCreation>();
    const kept = await ask('/api/me/passkeys', { name: 'Phone', credential: passkey.make(creation) }, { token });
    expect(kept.statusCode).toBe(201);
    expect((await byPasskey(passkey)).statusCode).toBe(200);
    const strange = new SoftPasskey('http://localhost');
    strange.make(creation);
    expect((await byPasskey(strange)).statusCode).toBe(429);
    await admin.query('delete from throttle');
    expect((await byPasskey(strange)).statusCode).toBe(422);
    expect(await counted()).toBe(1);
  });
});
