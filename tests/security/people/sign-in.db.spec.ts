import type { FactorView, PasskeyCreation, PasskeyRequest, ProofOffer, SecondStep } from '@holdfast/identity/model';
import { JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';
import { SoftPasskey } from '../../support/soft-passkey';

const ORIGIN = 'http://localhost';
const OKAFOR = 'okafor@willow.example';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

interface Ask {
  readonly token?: string;
  readonly cookies?: Record<string, string>;
  readonly address?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(method: Method, url: string, payload?: object, { token, cookies = {}, address = '127.0.0.1' }: Ask = {}) {
  const headers = { 'x-holdfast': 'portal', host: 'localhost', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return house.app.inject({ method, url, headers, cookies, remoteAddress: address, ...(payload ? { payload } : {}) });
}

const signIn = (email: string, password = DEMO_PASSWORD, how: Ask = {}) =>
  ask('POST', '/api/session', { email, password }, how);
const tokenOf = (answer: { json: () => unknown }) => (answer.json() as { accessToken: string }).accessToken;
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code;

/** Gives somebody a passkey. @returns it, with the token of the session that made it */
async function withPasskey(email: string): Promise<{ passkey: SoftPasskey; token: string }> {
  const token = tokenOf(await signIn(email));
  const passkey = new SoftPasskey(ORIGIN);
  const creation = (await ask('POST', '/api/me/passkeys/ask', undefined, { token })).json<PasskeyCreation>();
  const kept = await ask('POST', '/api/me/passkeys', { name: 'Phone', credential: passkey.make(creation) }, { token });
  expect(kept.statusCode).toBe(201);
  return { passkey, token };
}

const askPasskey = async () => (await ask('POST', '/api/session/passkey/ask')).json<PasskeyRequest>();

describe('a passkey', () => {
  it('signs its owner in without a password, once per question', async () => {
    const { passkey } = await withPasskey('dana@willow.example');
    const answer = passkey.answer(await askPasskey());
    const entered = await ask('POST', '/api/session/passkey', answer);
    expect(entered.statusCode).toBe(200);
    expect(entered.json<{ me: { name: string } }>().me.name).toBe('Dana Whitfield');
    expect((await ask('POST', '/api/session/passkey', answer)).statusCode).toBe(422);
  });

  it('is refused where its owner was not verified, from another site, with a counter that went back, or for another account', async () => {
    const { passkey } = await withPasskey('lee@willow.example');
    await ask('POST', '/api/session/passkey', passkey.answer(await askPasskey()));
    const twists = [{ verified: false }, { origin: 'https://evil.example' }, { rpId: 'evil.example' }, { counter: 1 }];
    for (const twist of twists) {
      const answer = await ask('POST', '/api/session/passkey', passkey.answer(await askPasskey(), twist));
      expect([twist, answer.statusCode, codeOf(answer)]).toEqual([twist, 422, 'session.proof-refused']);
    }
    const { passkey: other } = await withPasskey('marcus@willow.example');
    const stolen = other.answer(await askPasskey());
    const mine = passkey.answer(await askPasskey());
    const mixed = { ...mine, response: { ...mine.response, userHandle: stolen.response.userHandle } };
    expect((await ask('POST', '/api/session/passkey', mixed)).statusCode).toBe(422);
    expect((await ask('POST', '/api/session/passkey', passkey.answer(await askPasskey()))).statusCode).toBe(200);
  });

  it('is asked for after the right password, and an answer to another question does not do', async () => {
    const { passkey } = await withPasskey('ruth@willow.example');
    const begun = await signIn('ruth@willow.example');
    const { ticket, offer } = begun.json<{ secondStep: SecondStep }>().secondStep;
    expect(begun.cookies).toEqual([]);
    expect(offer.ways).toEqual(['passkey']);
    const prove = (credential: object) =>
      ask('POST', '/api/session/second', { ticket, proof: { by: 'passkey', credential } });
    expect((await prove(passkey.answer(await askPasskey()))).statusCode).toBe(422);
    const password = { by: 'password', password: DEMO_PASSWORD };
    expect((await ask('POST', '/api/session/second', { ticket, proof: password })).statusCode).toBe(422);
    const right = passkey.answer(offer.passkey as PasskeyRequest);
    expect((await prove(right)).statusCode).toBe(200);
    expect(codeOf(await prove(right))).toMatch(/proof-refused|step-over/);
  });
});

describe('a code app', () => {
  it('asks for its code at sign-in; no code works twice, and recovery codes work once each', async () => {
    const email = 'sam.rivera@willow.example';
    const token = tokenOf(await signIn(email));
    const setup = (await ask('POST', '/api/me/code-app', undefined, { token })).json<{ secret: string }>();
    const totp = new TOTP({ secret: Secret.fromBase32(setup.secret) });
    expect(codeOf(await ask('PUT', '/api/me/code-app', { code: '000000' }, { token }))).toBe('code-app.refused');
    const first = totp.generate();
    expect((await ask('PUT', '/api/me/code-app', { code: first }, { token })).statusCode).toBe(200);
    const { codes } = (await ask('POST', '/api/me/recovery-codes', undefined, { token })).json<{ codes: string[] }>();
    expect(new Set(codes).size).toBe(10);

    const { ticket } = (await signIn(email)).json<{ secondStep: SecondStep }>().secondStep;
    const prove = (proof: object) => ask('POST', '/api/session/second', { ticket, proof });
    expect((await prove({ by: 'code', code: first })).statusCode).toBe(422);
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await prove({ by: 'code', code: next })).statusCode).toBe(200);
    expect(codeOf(await prove({ by: 'code', code: next }))).toBe('session.proof-refused');

    const again = (await signIn(email)).json<{ secondStep: SecondStep }>().secondStep;
    const typed = (codes[0] ?? '').replace('-', ' ').toUpperCase();
    const recover = (one: SecondStep) =>
      ask('POST', '/api/session/second', { ticket: one.ticket, proof: { by: 'recovery', code: typed } });
    expect((await recover(again)).statusCode).toBe(200);
    const third = (await signIn(email)).json<{ secondStep: SecondStep }>().secondStep;
    expect((await recover(third)).statusCode).toBe(422);
    const view = (await ask('GET', '/api/me/factors', undefined, { token })).json<FactorView>();
    expect(view).toMatchObject({ hasCodeApp: true, recoveryCodesLeft: 9, isRequired: false });
  });

  it('lets one of twenty uses of one code at once through', async () => {
    const email = 'mateo.ito@willow.example';
    const token = tokenOf(await signIn(email));
    const setup = (await ask('POST', '/api/me/code-app', undefined, { token })).json<{ secret: string }>();
    const totp = new TOTP({ secret: Secret.fromBase32(setup.secret) });
    await ask('PUT', '/api/me/code-app', { code: totp.generate() }, { token });
    const steps = await Promise.all(Array.from({ length: 18 }, () => signIn(email)));
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    const answers = await Promise.all(
      steps.map((step) => {
        const { ticket } = step.json<{ secondStep: SecondStep }>().secondStep;
        return ask('POST', '/api/session/second', { ticket, proof: { by: 'code', code } });
      }),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
  });
});

describe('a change of how one signs in', () => {
  it('asks for a fresh proof once five minutes have passed, and takes it', async () => {
    const token = tokenOf(await signIn('robin.castle@harbor.example'));
    await unprove();
    expect(codeOf(await ask('POST', '/api/me/code-app', undefined, { token }))).toBe('session.step-up');
    const offer = (await ask('POST', '/api/me/proof/ask', undefined, { token })).json<ProofOffer>();
    expect(offer.ways).toEqual(['password']);
    const prove = (password: string) => ask('POST', '/api/me/proof', { by: 'password', password }, { token });
    expect(codeOf(await prove('wrong'))).toBe('session.proof-refused');
    expect((await prove(DEMO_PASSWORD)).statusCode).toBe(204);
    expect((await ask('POST', '/api/me/code-app', undefined, { token })).statusCode).toBe(201);
  });

  it('is told to its owner by mail, without a word of what changed to what', async () => {
    const { token } = await withPasskey('jonas@harbor.example');
    await house.app.get(JobQueue).drain();
    const mails = house.app
      .get(Mailer)
      .outbox()
      .filter(({ to }) => to === 'jonas@harbor.example');
    expect(mails.map(({ subject }) => subject)).toContain('Harbor: how you sign in has changed');
    const view = (await ask('GET', '/api/me/factors', undefined, { token })).json<FactorView>();
    const removed = await ask('DELETE', `/api/me/passkeys/${view.passkeys[0]?.id}`, undefined, { token });
    expect(removed.statusCode).toBe(200);
  });
});

describe('a new password', () => {
  const change = (token: string, password: string) => ask('PUT', '/api/me/password', { password }, { token });

  it('is refused while it is short, stolen, or made of what others know; and ends every other session', async () => {
    const email = 'priya@willow.example';
    const [here, there] = [tokenOf(await signIn(email)), tokenOf(await signIn(email))];
    expect(codeOf(await change(here, 'fourteen chars'))).toBe('password.short');
    expect(codeOf(await change(here, '1234567890123456'))).toMatch(/password\.(known|guessable)/);
    expect(codeOf(await change(here, 'priyapriyapriya'))).toBe('password.guessable');
    expect((await change(here, 'quiet river under stones')).statusCode).toBe(204);
    expect((await ask('GET', '/api/me', undefined, { token: here })).statusCode).toBe(200);
    expect((await ask('GET', '/api/me', undefined, { token: there })).statusCode).toBe(401);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, 'quiet river under stones')).statusCode).toBe(200);
  });
});

describe('choosing a password anew', () => {
  const linkFor = async (email: string): Promise<string> => {
    await house.app.get(Sweeper).round();
    await house.app.get(JobQueue).drain();
    const mail = house.app
      .get(Mailer)
      .outbox()
      .filter(({ to, subject }) => to === email && subject.includes('choose a new password'))
      .at(-1);
    return /#t=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  };

  it('answers a known and an unknown address alike, to the byte', async () => {
    const [known, unknown] = await Promise.all([
      ask('POST', '/api/reset', { email: OKAFOR }),
      ask('POST', '/api/reset', { email: 'nobody@willow.example' }),
    ]);
    expect([known.statusCode, known.body]).toEqual([204, '']);
    expect([unknown.statusCode, unknown.body]).toEqual([204, '']);
    expect(Object.keys(known.headers).sort()).toEqual(Object.keys(unknown.headers).sort());
    await house.app.get(Sweeper).round();
    await house.app.get(JobQueue).drain();
    const to = house.app
      .get(Mailer)
      .outbox()
      .map((mail) => mail.to);
    expect(to).toContain(OKAFOR);
    expect(to).not.toContain('nobody@willow.example');
  });

  it('works once by the link, ends every session, and asks for the second factor where there is one', async () => {
    const email = 'dana@willow.example';
    const { passkey, token } = await withFactorOf(email);
    await ask('POST', '/api/reset', { email });
    const link = await linkFor(email);
    const opened = await ask('POST', '/api/reset/open', { token: link });
    const { proof: offer, least } = opened.json<{ proof: ProofOffer; least: number }>();
    expect([offer.ways.includes('passkey'), least]).toEqual([true, 8]);
    const finish = (password: string, proof: object | null) =>
      ask('POST', '/api/reset/finish', { token: link, password, proof });
    const fresh = 'slow green kettle';
    expect(codeOf(await finish(fresh, null))).toBe('session.proof-refused');
    expect(codeOf(await finish('short', null))).toBe('password.short');
    const proof = { by: 'passkey', credential: passkey.answer(offer.passkey as PasskeyRequest) };
    expect((await finish(fresh, proof)).statusCode).toBe(204);
    expect(codeOf(await finish(fresh, proof))).toBe('link.over');
    expect((await ask('GET', '/api/me', undefined, { token })).statusCode).toBe(401);
    expect((await signIn(email, fresh)).json<{ secondStep?: object }>().secondStep).toBeDefined();
  });

  it('is over by every link once the password is another', async () => {
    const email = 'amara@harbor.example';
    await ask('POST', '/api/reset', { email });
    const first = await linkFor(email);
    await ask('POST', '/api/reset', { email });
    const second = await linkFor(email);
    expect(second).not.toBe(first);
    const finish = (token: string) =>
      ask('POST', '/api/reset/finish', { token, password: 'slow green kettle by the sea', proof: null });
    expect((await finish(second)).statusCode).toBe(204);
    expect(codeOf(await finish(first))).toBe('link.over');
  });

  it('knows no other link', async () => {
    const clinicId = house.clinics.get('willow')?.clinicId ?? '';
    for (const token of ['x', `${clinicId}.${'a'.repeat(43)}`, `${clinicId}`]) {
      const answer = await ask('POST', '/api/reset/open', { token });
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'link.over']);
    }
  });
});

/** A passkey of somebody who may have others already, signed in through it. */
async function withFactorOf(email: string): Promise<{ passkey: SoftPasskey; token: string }> {
  const passkey = new SoftPasskey(ORIGIN);
  const admin = await adminClient();
  await admin.query('update account set has_factor = false');
  await admin.end();
  const token = tokenOf(await signIn(email));
  const creation = (await ask('POST', '/api/me/passkeys/ask', undefined, { token })).json<PasskeyCreation>();
  await ask('POST', '/api/me/passkeys', { name: 'Second', credential: passkey.make(creation) }, { token });
  return { passkey, token };
}

async function unprove(): Promise<void> {
  const admin = await adminClient();
  await admin.query(`update session set proved_at = now() - interval '6 minutes'`);
  await admin.end();
}

async function adminClient() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: house.database.adminUrl });
  await client.connect();
  return client;
}
