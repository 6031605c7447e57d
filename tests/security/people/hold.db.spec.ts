import type { FactorView, PasskeyCreation, PasskeyRequest } from '@holdfast/identity/model';
import { JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';
import { SoftPasskey } from '../../support/soft-passkey';

const FRESH = 'slow green kettle by the sea';

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

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(method: Method, url: string, payload?: object, token?: string, cookies: Record<string, string> = {}) {
  const headers = { 'x-holdfast': 'portal', host: 'localhost', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return house.app.inject({ method, url, headers, cookies, ...(payload ? { payload } : {}) });
}
type Answer = Awaited<ReturnType<typeof ask>>;
const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;
const tokenOf = (answer: Answer) => answer.json<{ accessToken: string }>().accessToken;
const deviceOf = (answer: Answer) => ({
  'holdfast-demo-device':
    (answer.cookies as { name: string; value: string }[]).find(({ name }) => name === 'holdfast-demo-device')?.value ??
    '',
});
const signIn = (email: string, cookies: Record<string, string> = {}, password = DEMO_PASSWORD) =>
  ask('POST', '/api/session', { email, password }, undefined, cookies);

/** An owner with a device of their own, and a stranger who knows the password. */
async function ownerAndStranger(email: string): Promise<{ owner: string; device: object; stranger: string }> {
  const first = await signIn(email);
  const stranger = tokenOf(await signIn(email));
  return { owner: tokenOf(first), device: deviceOf(first), stranger };
}

async function addPasskey(token: string): Promise<{ passkey: SoftPasskey; answer: Answer }> {
  const passkey = new SoftPasskey('http://localhost');
  const asked = await ask('POST', '/api/me/passkeys/ask', undefined, token);
  if (asked.statusCode !== 200) return { passkey, answer: asked };
  const credential = passkey.make(asked.json<PasskeyCreation>());
  return { passkey, answer: await ask('POST', '/api/me/passkeys', { name: 'Phone', credential }, token) };
}

const byPasskey = async (passkey: SoftPasskey) => {
  const question = (await ask('POST', '/api/session/passkey/ask')).json<PasskeyRequest>();
  return ask('POST', '/api/session/passkey', passkey.answer(question));
};

async function linkTo(email: string, page: string): Promise<string | null> {
  await house.app.get(Sweeper).round();
  await house.app.get(JobQueue).drain();
  const mails = house.app.get(Mailer).outbox();
  const texts = mails
    .filter(({ to }) => to === email)
    .map(({ text }) => new RegExp(`/${page}#t=(\\S+)`).exec(text)?.[1]);
  return texts.filter(Boolean).at(-1) ?? null;
}

const live = (token: string) => ask('GET', '/api/me', undefined, token);

/** Lets time go by for whatever is held. */
async function goBy(time: string): Promise<void> {
  await admin.query(`update sign_in_change set at = at - $1::interval, held_until = held_until - $1::interval`, [time]);
  await admin.query(`update account set held_until = held_until - $1::interval`, [time]);
}

describe('a change of how one signs in', () => {
  it('from a device the account knows ends every other session, and nothing waits', async () => {
    const email = 'dana@willow.example';
    const first = await signIn(email);
    const other = tokenOf(await signIn(email));
    const here = tokenOf(await signIn(email, deviceOf(first)));
    expect((await addPasskey(here)).answer.statusCode).toBe(201);
    expect((await live(here)).statusCode).toBe(200);
    expect((await live(other)).statusCode).toBe(401);
    expect((await live(tokenOf(first))).statusCode).toBe(401);
    expect((await ask('POST', '/api/me/recovery-codes', undefined, here)).statusCode).toBe(201);
    expect(await linkTo(email, 'not-me')).toBeNull();
  });

  it('from a strange device holds the account for a day: it works, and nothing that asks for a proof does', async () => {
    const email = 'sam.rivera@willow.example';
    const { owner, stranger } = await ownerAndStranger(email);
    const { answer } = await addPasskey(stranger);
    expect(answer.statusCode).toBe(201);
    expect((await live(owner)).statusCode).toBe(401);
    expect((await live(stranger)).statusCode).toBe(200);
    const refused = await ask('POST', '/api/me/recovery-codes', undefined, stranger);
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'sign-in.held']);
    const until = Date.parse(refused.json<{ facts: { until: string } }>().facts.until);
    expect(Math.abs(until - Date.now() - 86_400_000)).toBeLessThan(60_000);
    for (const [method, url, body] of [
      ['PUT', '/api/me/password', { password: FRESH }],
      ['POST', '/api/me/passkeys/ask', undefined],
      ['POST', '/api/me/code-app', undefined],
    ] as const)
      expect(codeOf(await ask(method, url, body, stranger))).toBe('sign-in.held');
    const view = (await ask('GET', '/api/me/factors', undefined, stranger)).json<FactorView>();
    expect(view.heldUntil).not.toBeNull();
    await admin.query(`update account set held_until = now() - interval '1 second' where held_until is not null`);
    await admin.query('update session set proved_at = now()');
    expect((await ask('POST', '/api/me/recovery-codes', undefined, stranger)).statusCode).toBe(201);
  });

  it('does not trust a device that was strange a minute ago, and does after a day', async () => {
    const email = 'mateo.ito@willow.example';
    await signIn(email);
    const strange = deviceOf(await signIn(email));
    const changeFrom = async (password: string, next: string) =>
      ask('PUT', '/api/me/password', { password: next }, tokenOf(await signIn(email, strange, password)));
    expect((await changeFrom(DEMO_PASSWORD, FRESH)).statusCode).toBe(204);
    expect(codeOf(await changeFrom(FRESH, 'another green kettle inland'))).toBe('sign-in.held');
    await admin.query(`update account set held_until = null`);
    await admin.query(`update known_device set since = since - interval '25 hours'`);
    expect((await changeFrom(FRESH, 'another green kettle inland')).statusCode).toBe(204);
    expect((await changeFrom('another green kettle inland', 'a third kettle, and blue')).statusCode).toBe(204);
  });

  it('is made once where two come at once from a strange device', async () => {
    const email = 'lee@willow.example';
    const { stranger } = await ownerAndStranger(email);
    const answers = await Promise.all(
      [FRESH, 'another green kettle inland'].map((password) => ask('PUT', '/api/me/password', { password }, stranger)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 403]);
  });

  it('by a link from a mail holds the account too', async () => {
    const email = 'amara@harbor.example';
    const first = await signIn(email);
    await ask('POST', '/api/reset', { email });
    const token = await linkTo(email, 'reset');
    expect((await ask('POST', '/api/reset/finish', { token, password: FRESH, proof: null })).statusCode).toBe(204);
    const here = tokenOf(await signIn(email, deviceOf(first), FRESH));
    expect(codeOf(await ask('POST', '/api/me/passkeys/ask', undefined, here))).toBe('sign-in.held');
  });
});

describe('“this was not me”', () => {
  it('signs everyone out, puts the factors back as they were, asks for a new password, and works once', async () => {
    const email = 'ruth@willow.example';
    const first = await signIn(email);
    const { passkey: mine } = await addPasskey(tokenOf(first));
    // A stranger with the password and, this once, the passkey: takes the owner's passkey away and leaves one of theirs.
    const entered = tokenOf(await byPasskey(mine));
    const { passkey: theirs, answer } = await addPasskey(entered);
    expect(answer.statusCode).toBe(201);
    const link = await linkTo(email, 'not-me');
    expect(link).not.toBeNull();
    expect((await ask('POST', '/api/not-me', { token: link })).statusCode).toBe(204);
    expect((await live(entered)).statusCode).toBe(401);
    expect((await byPasskey(theirs)).statusCode).toBe(422);
    expect((await signIn(email)).statusCode).toBe(401);
    const again = tokenOf(await byPasskey(mine));
    const view = (await ask('GET', '/api/me/factors', undefined, again)).json<FactorView>();
    expect([view.passkeys.length, view.hasPassword, view.heldUntil]).toEqual([1, false, null]);
    expect(codeOf(await ask('POST', '/api/not-me', { token: link }))).toBe('link.over');
    const manager = await house.signIn('willow', 'marcus');
    const page = await ask('POST', '/api/clinic/accounts/search', { kind: 'staff' }, manager);
    const told = page.json<{ items: { email: string; disownedAt: string | null }[] }>().items;
    expect(told.filter(({ disownedAt }) => disownedAt).map((one) => one.email)).toEqual([email]);
  });

  it('brings back what the stranger took away', async () => {
    const email = 'priya@willow.example';
    const first = await signIn(email);
    const { passkey: mine } = await addPasskey(tokenOf(first));
    const { codes } = (await ask('POST', '/api/me/recovery-codes', undefined, tokenOf(first))).json<{
      codes: string[];
    }>();
    expect(codes.length).toBe(10);
    const entered = tokenOf(await byPasskey(mine));
    const { passkeys } = (await ask('GET', '/api/me/factors', undefined, entered)).json<FactorView>();
    expect((await ask('DELETE', `/api/me/passkeys/${passkeys[0]?.id}`, undefined, entered)).statusCode).toBe(200);
    expect((await byPasskey(mine)).statusCode).toBe(422);
    expect((await ask('POST', '/api/not-me', { token: await linkTo(email, 'not-me') })).statusCode).toBe(204);
    const back = tokenOf(await byPasskey(mine));
    const view = (await ask('GET', '/api/me/factors', undefined, back)).json<FactorView>();
    expect([view.passkeys.length, view.recoveryCodesLeft]).toEqual([1, 10]);
  });

  it('takes the first change back with the last one, however long the hold was carried on', async () => {
    const email = 'jordan.park@willow.example';
    const { passkey: mine } = await addPasskey(tokenOf(await signIn(email)));
    const { passkey: theirs, answer } = await addPasskey(tokenOf(await byPasskey(mine)));
    expect(answer.statusCode).toBe(201);
    await goBy('23 hours');
    await ask('POST', '/api/reset', { email });
    const token = await linkTo(email, 'reset');
    const { proof: offer } = (await ask('POST', '/api/reset/open', { token })).json<{
      proof: { passkey: PasskeyRequest };
    }>();
    const proof = { by: 'passkey', credential: mine.answer(offer.passkey) };
    expect((await ask('POST', '/api/reset/finish', { token, password: FRESH, proof })).statusCode).toBe(204);
    await goBy('2 hours');
    expect((await ask('POST', '/api/not-me', { token: await linkTo(email, 'not-me') })).statusCode).toBe(204);
    expect((await byPasskey(theirs)).statusCode).toBe(422);
    const back = tokenOf(await byPasskey(mine));
    const view = (await ask('GET', '/api/me/factors', undefined, back)).json<FactorView>();
    expect([view.passkeys.length, view.hasPassword, view.heldUntil]).toEqual([1, false, null]);
  });

  it('is over after a day, and no other secret opens it', async () => {
    const email = 'jonas@harbor.example';
    const { stranger } = await ownerAndStranger(email);
    await addPasskey(stranger);
    const link = (await linkTo(email, 'not-me')) ?? '';
    await admin.query(`update sign_in_change set held_until = now() - interval '1 second'`);
    for (const token of [link, 'x', `${link.split('.')[0]}.${'a'.repeat(43)}`])
      expect(codeOf(await ask('POST', '/api/not-me', { token }))).toBe('link.over');
    expect((await live(stranger)).statusCode).toBe(200);
  });
});
