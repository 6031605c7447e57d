import type { CodeSetup, FactorView, PasskeyCreation, PasskeyRequest, SecondStep } from '@holdfast/identity/model';
import { AccountUnlocking } from '@holdfast/identity/server';
import { JobQueue, Mailer } from '@holdfast/platform/server';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';
import { SoftPasskey } from '../../support/soft-passkey';

const FRESH = 'slow green kettle by the sea';

let house: House;
let admin: pg.Client;
let manager: string;

beforeAll(async () => {
  house = await openHouse();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
  manager = await house.signIn('willow', 'marcus');
});
afterAll(async () => {
  await admin?.end();
  await house?.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(method: Method, url: string, payload?: object, token?: string) {
  const headers = { 'x-holdfast': 'portal', host: 'localhost', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}
type Answer = Awaited<ReturnType<typeof ask>>;
const codeOf = (answer: Answer) => (answer.body === '' ? answer.statusCode : answer.json<{ code: string }>().code);
const tokenOf = (answer: Answer) => answer.json<{ accessToken: string }>().accessToken;
const signIn = (email: string, password = DEMO_PASSWORD) => ask('POST', '/api/session', { email, password });

async function withPasskey(email: string): Promise<{ id: string; passkey: SoftPasskey; token: string }> {
  const entered = await signIn(email);
  const token = tokenOf(entered);
  const passkey = new SoftPasskey('http://localhost');
  const creation = (await ask('POST', '/api/me/passkeys/ask', undefined, token)).json<PasskeyCreation>();
  const kept = await ask('POST', '/api/me/passkeys', { name: 'Old', credential: passkey.make(creation) }, token);
  expect(kept.statusCode).toBe(201);
  return { id: entered.json<{ me: { accountId: string } }>().me.accountId, passkey, token };
}
const byPasskey = async (passkey: SoftPasskey) => {
  const question = (await ask('POST', '/api/session/passkey/ask')).json<PasskeyRequest>();
  return ask('POST', '/api/session/passkey', passkey.answer(question));
};
const begin = (id: string, token = manager) =>
  ask('POST', `/api/clinic/accounts/${id}/rescue`, { reason: 'They lost their phone.' }, token);

async function linkTo(email: string): Promise<{ token: string; reset: string | null }> {
  await house.app.get(JobQueue).drain();
  const texts = house.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to === email);
  const found = texts.map(({ text }) => /\/rescue#t=([^&\s]+)(?:&r=(\S+))?/.exec(text)).filter((one) => one !== null);
  return { token: found.at(-1)?.[1] ?? '', reset: found.at(-1)?.[2] ?? null };
}
const aDayLater = () =>
  admin.query(`update rescue set opens_at = opens_at - interval '24 hours' where used_at is null`);
const opened = (token: string) => ask('POST', '/api/rescue/open', { token });

describe('somebody who lost their second factor', () => {
  it('waits a day, gives their password, sets up another, and the old one works no longer', async () => {
    const email = 'dana@willow.example';
    const { id, passkey: old, token: before } = await withPasskey(email);
    expect((await begin(id)).statusCode).toBe(201);
    const link = await linkTo(email);
    expect((await opened(link.token)).json<{ isOpen: boolean }>().isOpen).toBe(false);
    const proof = { ...link, password: DEMO_PASSWORD };
    expect(codeOf(await ask('POST', '/api/rescue/passkey', proof))).toBe('link.over');
    expect(codeOf(await ask('POST', '/api/rescue/finish', { ...proof, passkey: null, code: '000000' }))).toBe(
      'link.over',
    );
    await aDayLater();
    const wrong = { ...proof, password: 'wrong' };
    expect(codeOf(await ask('POST', '/api/rescue/passkey', wrong))).toBe('session.proof-refused');
    const fresh = new SoftPasskey('http://localhost');
    const creation = (await ask('POST', '/api/rescue/passkey', proof)).json<PasskeyCreation>();
    const passkey = fresh.make(creation);
    expect(codeOf(await ask('POST', '/api/rescue/finish', { ...wrong, passkey, code: null }))).toBe(
      'session.proof-refused',
    );
    expect((await byPasskey(old)).statusCode).toBe(200);
    // That was a sign-in: who has their factor needs no other.
    expect(codeOf(await opened(link.token))).toBe('link.over');
    await begin(id);
    await aDayLater();
    const again = { ...(await linkTo(email)), password: DEMO_PASSWORD };
    const made = fresh.make((await ask('POST', '/api/rescue/passkey', again)).json<PasskeyCreation>());
    expect((await ask('POST', '/api/rescue/finish', { ...again, passkey: made, code: null })).statusCode).toBe(204);
    expect(codeOf(await ask('POST', '/api/rescue/finish', { ...again, passkey: made, code: null }))).toBe('link.over');
    expect((await ask('GET', '/api/me', undefined, before)).statusCode).toBe(401);
    expect((await byPasskey(old)).statusCode).toBe(422);
    const here = tokenOf(await byPasskey(fresh));
    const view = (await ask('GET', '/api/me/factors', undefined, here)).json<FactorView>();
    expect(view.passkeys.length).toBe(1);
    expect(view.heldUntil).not.toBeNull();
  });

  it('goes on by a link from a mail where the password is lost as well, and by nothing less', async () => {
    const email = 'sam.rivera@willow.example';
    const { id } = await withPasskey(email);
    await begin(id);
    await aDayLater();
    const { token } = await linkTo(email);
    expect((await ask('POST', '/api/rescue/mail', { token })).statusCode).toBe(204);
    const both = await linkTo(email);
    expect(both.token).toBe(token);
    const proof = { token, reset: both.reset, password: FRESH };
    expect(codeOf(await ask('POST', '/api/rescue/code-app', { ...proof, reset: `${both.reset}x` }))).toBe(
      'session.proof-refused',
    );
    expect(codeOf(await ask('POST', '/api/rescue/code-app', { ...proof, password: 'short' }))).toBe('password.short');
    const { secret } = (await ask('POST', '/api/rescue/code-app', proof)).json<CodeSetup>();
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const finish = (code: string) => ask('POST', '/api/rescue/finish', { ...proof, passkey: null, code });
    expect(codeOf(await finish('000000'))).toBe('code-app.refused');
    expect((await signIn(email)).json<{ secondStep: SecondStep }>().secondStep.offer.ways).toEqual(['passkey']);
    expect((await finish(app.generate())).statusCode).toBe(204);
    const step = (await signIn(email, FRESH)).json<{ secondStep: SecondStep }>().secondStep;
    expect(step.offer.ways).toEqual(['code']);
    expect(codeOf(await ask('POST', '/api/reset/open', { token: both.reset }))).toBe('link.over');
  });

  it.each([
    ['by the link of the mail', async (id: string, token: string) => ask('POST', '/api/rescue/cancel', { token })],
    [
      'by an administrator',
      async (id: string) => ask('DELETE', `/api/clinic/accounts/${id}/rescue`, undefined, manager),
    ],
  ])('can have it called off %s', async (_, callOff) => {
    const email = 'priya@willow.example';
    const { rows } = await admin.query<{ id: string }>(
      `select a.id from account a join staff s on s.id = a.id where s.title = 'RN' order by a.id`,
    );
    await admin.query(`update account set has_factor = true, held_until = null where id = any ($1)`, [
      rows.map(({ id }) => id),
    ]);
    const priya = (await ask('POST', '/api/clinic/accounts/search', { kind: 'staff' }, manager))
      .json<{ items: { id: string; email: string }[] }>()
      .items.find((one) => one.email === email);
    const id = priya?.id ?? '';
    expect((await begin(id)).statusCode).toBe(201);
    const { token } = await linkTo(email);
    expect((await opened(token)).statusCode).toBe(200);
    expect((await callOff(id, token)).statusCode).toBe(204);
    await aDayLater();
    expect(codeOf(await opened(token))).toBe('link.over');
  });
});

describe('a rescue', () => {
  it('is begun by administrators alone, with a fresh proof, not for oneself, and not without need', async () => {
    const people = (await ask('POST', '/api/clinic/accounts/search', { kind: 'staff' }, manager)).json<{
      items: { id: string; email: string; hasFactor: boolean }[];
    }>().items;
    const idOf = (name: string) => people.find(({ email }) => email.startsWith(name))?.id ?? '';
    const auditor = await house.signIn('willow', 'ruth');
    expect((await begin(idOf('dana'), auditor)).statusCode).toBe(403);
    expect(codeOf(await begin(idOf('marcus')))).toBe('rescue.own');
    expect(codeOf(await begin(idOf('lee')))).toBe('rescue.needless');
    const harbor = await house.signIn('harbor', 'helen');
    expect((await begin(idOf('dana'), harbor)).statusCode).toBe(404);
    await admin.query(`update session set proved_at = now() - interval '6 minutes'`);
    expect(codeOf(await begin(idOf('dana')))).toBe('session.step-up');
    await admin.query('update session set proved_at = now()');
  });

  it('is made at the machine for the last administrator, and for nobody else', async () => {
    const email = 'marcus@willow.example';
    const unlock = (address: string) => house.app.get(AccountUnlocking).make(address);
    expect(await unlock(email)).toBeNull();
    await admin.query('update account set has_factor = true where roles @> $1', [['admin']]);
    expect(await unlock('dana@willow.example')).toBeNull();
    expect(await unlock('nobody@willow.example')).toBeNull();
    const link = (await unlock(email)) ?? '';
    const [, token, reset] = /#t=([^&]+)&r=(.+)$/.exec(link) ?? [];
    const proof = { token, reset, password: FRESH };
    const { secret } = (await ask('POST', '/api/rescue/code-app', proof)).json<CodeSetup>();
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    expect((await ask('POST', '/api/rescue/finish', { ...proof, passkey: null, code })).statusCode).toBe(204);
    await admin.query(`update account set roles = array['admin'] where email_token is not null and kind = 'staff'`);
    expect(await unlock(email)).toBeNull();
  });
});
