import type { AccountView, InvitationOpened, InvitationView, PeoplePreview } from '@holdfast/clinic/model';
import type { PasskeyCreation } from '@holdfast/identity/model';
import { newId } from '@holdfast/platform/model';
import { JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { type House, openHouse } from '../../support/house';
import { SoftPasskey } from '../../support/soft-passkey';

const PASSWORD = 'slow green kettle by the sea';
const ROWS = 500;
const BAD = 20;

let house: House;
let marcus: string;

beforeAll(async () => {
  house = await openHouse();
  marcus = await house.signIn('willow', 'marcus');
});
afterAll(() => house?.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(method: Method, url: string, payload?: object, token: string | null = marcus) {
  const proof = token ? { authorization: `Bearer ${token}` } : {};
  const headers = { 'x-holdfast': 'portal', host: 'localhost', ...proof };
  return house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code?: string }).code;
const nurse = (email: string) => ({ kind: 'staff', name: 'Nora Fern', email, title: 'RN', roles: ['nurse'] });
const invite = async (input: object, id = newId()) => ask('PUT', `/api/clinic/invitations/${id}`, input);

/** Runs what is due, and gives the secret of the latest mail to an address. */
async function linkTo(email: string): Promise<string> {
  await house.app.get(Sweeper).round();
  const mail = house.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to === email)
    .at(-1);
  return /#t=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

async function accept(token: string, way: { passkey?: object; password?: string } = { password: PASSWORD }) {
  const { accountId } = (await ask('POST', '/api/invitation/open', { token }, null)).json<InvitationOpened>();
  const body = { token, accountId: accountId ?? newId(), passkey: null, password: null, language: 'en', ...way };
  return ask('POST', '/api/invitation/accept', body, null);
}

async function accounts(kind: 'staff' | 'patient'): Promise<AccountView[]> {
  return (await ask('POST', '/api/clinic/accounts/search', { kind })).json<{ items: AccountView[] }>().items;
}
const accountOf = async (name: string) => (await accounts('staff')).find((one) => one.name === name) as AccountView;

describe('the list of accounts', () => {
  it('finds a patient by whole words of the name or the whole address, and nobody by a part of either', async () => {
    const find = async (words: string) =>
      (await ask('POST', '/api/clinic/accounts/search', { kind: 'patient', find: words }))
        .json<{ items: AccountView[] }>()
        .items.map(({ name }) => name);
    expect(await find('rivera SAM')).toEqual(['Sam']);
    expect(await find(' Sam.Rivera@willow.example')).toEqual(['Sam']);
    expect(await find('river')).toEqual([]);
    expect(await find('sam.rivera@')).toEqual([]);
    expect(await find('robin castle')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });
});

describe('an invitation', () => {
  it('becomes a member of staff by a passkey, who reads what their role reads and sits in their pool', async () => {
    const made = await invite(nurse('nora@fern.example'));
    expect(made.json<InvitationView>()).toMatchObject({ state: 'pending', name: 'Nora Fern', mailedAt: null });
    const token = await linkTo('nora@fern.example');
    const passkey = new SoftPasskey('http://localhost');
    const opened = (await ask('POST', '/api/invitation/open', { token }, null)).json<InvitationOpened>();
    expect(opened).toMatchObject({ kind: 'staff', clinicName: 'Willow', asksFactor: true });
    expect(JSON.stringify(opened)).not.toContain('Nora');
    const { accountId } = opened;
    const asked = await ask('POST', '/api/invitation/passkey', { token, accountId }, null);
    const credential = passkey.make(asked.json<PasskeyCreation>());
    const body = { token, accountId, passkey: credential, password: null, language: 'es' };
    const entered = await ask('POST', '/api/invitation/accept', body, null);
    expect(entered.statusCode).toBe(201);
    const { accessToken, me } = entered.json<{ accessToken: string; me: object }>();
    expect(me).toMatchObject({ needsFactor: false, roles: ['nurse'], preferences: { language: 'es' } });
    expect((await ask('GET', '/api/inbox', undefined, accessToken)).statusCode).toBe(200);
    await house.app.get(JobQueue).drain();
    expect(await poolsOf(accountId)).toEqual(['Nurses']);
    expect(codeOf(await ask('POST', '/api/invitation/open', { token }, null))).toBe('link.over');
  });

  it('makes no account under an identifier that its holder chose, the machinery’s least of all', async () => {
    await invite(nurse('chosen@fern.example'));
    const token = await linkTo('chosen@fern.example');
    const system = '00000000-0000-7000-8000-000000000000';
    const body = { token, accountId: system, passkey: null, password: PASSWORD, language: 'en' };
    const entered = await ask('POST', '/api/invitation/accept', body, null);
    expect(entered.statusCode).toBe(201);
    expect(entered.json<{ me: { accountId: string } }>().me.accountId).not.toBe(system);
    expect(await query('select id from account where id = $1', [system])).toEqual([]);
  });

  it('goes with whoever sent it, once they may invite no longer', async () => {
    await invite({ ...nurse('second@fern.example'), roles: ['admin'] });
    await accept(await linkTo('second@fern.example'));
    const admin = (await accounts('staff')).find(({ email }) => email === 'second@fern.example') as AccountView;
    const theirs = await ask('POST', '/api/session', { email: 'second@fern.example', password: PASSWORD }, null);
    const { accessToken } = theirs.json<{ accessToken: string }>();
    const invited = await ask('PUT', `/api/clinic/invitations/${newId()}`, nurse('behind@fern.example'), accessToken);
    expect(invited.statusCode).toBe(200);
    const link = await linkTo('behind@fern.example');
    await ask('PUT', `/api/clinic/accounts/${admin.id}/state`, { version: admin.version, state: 'suspended' });
    expect(codeOf(await accept(link))).toBe('link.over');
  });

  it('is taken up by one of fifty at once', async () => {
    await invite(nurse('fifty@fern.example'));
    const token = await linkTo('fifty@fern.example');
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(token)));
    const through = answers.filter(({ statusCode }) => statusCode === 201);
    expect(through.length).toBe(1);
    for (const one of answers) expect([201, 404, 429]).toContain(one.statusCode);
  });

  it('works by its latest link only, and not at all once it is taken back', async () => {
    const id = newId();
    await invite(nurse('again@fern.example'), id);
    const first = await linkTo('again@fern.example');
    expect((await ask('POST', `/api/clinic/invitations/${id}/mail`)).statusCode).toBe(200);
    const second = await linkTo('again@fern.example');
    expect(second).not.toBe(first);
    expect(codeOf(await accept(first))).toBe('link.over');
    expect((await ask('POST', '/api/invitation/open', { token: second }, null)).statusCode).toBe(200);
    expect((await ask('DELETE', `/api/clinic/invitations/${id}`)).json<InvitationView>().state).toBe('revoked');
    expect(codeOf(await accept(second))).toBe('link.over');
    expect(codeOf(await ask('POST', `/api/clinic/invitations/${id}/mail`))).toBe('invitation.closed');
    await house.app.get(Sweeper).round();
    expect((await linkTo('again@fern.example')) === second).toBe(true);
  });

  it('is made once however often it is sent, and never for somebody who is here', async () => {
    const id = newId();
    const twice = [await invite(nurse('once@fern.example'), id), await invite(nurse('once@fern.example'), id)];
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(codeOf(await invite({ ...nurse('once@fern.example'), title: 'LPN' }, id))).toBe('invitation.differs');
    expect(codeOf(await invite(nurse('ONCE@fern.example')))).toBe('invitation.already');
    expect(codeOf(await invite(nurse('dana@willow.example')))).toBe('invitation.already');
  });

  it('says nothing here of somebody at another clinic: only who holds the link learns that the address is taken', async () => {
    const made = await invite(nurse('jonas@harbor.example'));
    expect(made.statusCode).toBe(200);
    const refused = await accept(await linkTo('jonas@harbor.example'));
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'invitation.email-taken']);
  });

  it('makes a patient’s record at once, and their account when they come', async () => {
    const dana = await accountOf('Dana Whitfield');
    const patient = {
      ...{ kind: 'patient', name: 'Ivy Long', preferredName: null, pronouns: 'she/her', dateOfBirth: '1990-02-03' },
      ...{ phone: '+1 555 0199', email: 'ivy@example.org', language: 'en', careTeam: [dana.id] },
    };
    expect((await invite(patient)).statusCode).toBe(200);
    const found = await ask('POST', '/api/patients/search', { name: 'Ivy' }, await house.signIn('willow', 'dana'));
    expect(found.json<{ items: { name: string }[] }>().items.map(({ name }) => name)).toEqual(['Ivy Long']);
    const entered = await accept(await linkTo('ivy@example.org'));
    expect(entered.json<{ me: object }>().me).toMatchObject({
      kind: 'patient',
      needsFactor: false,
      roles: ['patient'],
    });
  });
});

describe('five hundred patients in a file, twenty rows of it with faults', () => {
  const row = (index: number, part: Record<string, string> = {}) => {
    const cells = {
      name: `Pat ${index}`,
      dateOfBirth: '1980-01-01',
      phone: `+1 555 ${index}`,
      email: `p${index}@file.example`,
      ...part,
    };
    return [cells.name, cells.dateOfBirth, cells.phone, cells.email].join(',');
  };
  const faults: Record<string, string>[] = [
    { dateOfBirth: '31/12/1980' },
    { email: 'nowhere' },
    { name: '' },
    { phone: '' },
    { email: 'p1@file.example' },
  ];
  const lines = Array.from({ length: ROWS }, (_, index) =>
    row(index + 1, index >= ROWS - BAD ? faults[index % 5] : {}),
  );
  const csv = ['Name,Date of birth,Phone,Email', ...lines].join('\r\n');
  const file = { kind: 'patient', csv };

  it('invites four hundred and eighty after they were shown, names the column of every fault, and doubles nobody', async () => {
    const preview = (await ask('POST', '/api/clinic/people-file/preview', file)).json<PeoplePreview>();
    expect([preview.good.length, preview.bad.length]).toEqual([ROWS - BAD, BAD]);
    expect(new Set(preview.bad.flatMap((one) => one.faults.map(({ column, fault }) => `${column} ${fault}`)))).toEqual(
      new Set(['dateOfBirth format', 'email format', 'name missing', 'phone missing', 'email twice']),
    );
    const begun = performance.now();
    const done = await ask('POST', '/api/clinic/people-file', { ...file, seal: preview.seal });
    process.stdout.write(`      invited in ${Math.round(performance.now() - begun)} ms\n`);
    expect([done.statusCode, done.json()]).toEqual([201, { invited: ROWS - BAD, skipped: BAD }]);
    expect(codeOf(await ask('POST', '/api/clinic/people-file', { ...file, seal: preview.seal }))).toBe(
      'people-file.stale',
    );
    const again = (await ask('POST', '/api/clinic/people-file/preview', file)).json<PeoplePreview>();
    expect(again.good.length).toBe(0);
    await house.app.get(Sweeper).round();
    const mailed = house.app
      .get(Mailer)
      .outbox()
      .filter(({ to }) => to.endsWith('@file.example'));
    expect(mailed.length).toBe(ROWS - BAD);
    expect(new Set(mailed.map(({ to }) => to)).size).toBe(ROWS - BAD);
  }, 120_000);

  it('is not read with columns missing or unknown, or a quote that never closes', async () => {
    const read = async (text: string) => {
      const answer = await ask('POST', '/api/clinic/people-file/preview', { kind: 'patient', csv: text });
      return [answer.statusCode, answer.json<{ facts: object }>().facts];
    };
    expect(await read('name,email,phone,shoe size\n')).toEqual([
      422,
      { fault: 'columns', missing: ['dateOfBirth'], unknown: ['shoe size'] },
    ]);
    expect(await read('name,email\n"x,y')).toEqual([422, { fault: 'quotes', missing: [], unknown: [] }]);
  });
});

describe('somebody who is removed', () => {
  it('leaves their conversations to whoever looks for them, and their address to whoever comes next', async () => {
    const gone = await accountOf('Dr. Adaeze Okafor');
    const [thread] = await query<{ id: string }>(
      `update thread set assignee_id = $1 where id = (select id from thread where clinic_id = $2 limit 1) returning id`,
      [gone.id, house.clinics.get('willow')?.clinicId],
    );
    const removed = { version: gone.version, state: 'removed' };
    expect((await ask('PUT', `/api/clinic/accounts/${gone.id}/state`, removed)).statusCode).toBe(200);
    await house.app.get(JobQueue).drain();
    const [after] = await query<{ assignee_id: string | null }>('select assignee_id from thread where id = $1', [
      thread?.id,
    ]);
    expect(after?.assignee_id).toBeNull();
    expect((await invite(nurse('okafor@willow.example'))).statusCode).toBe(200);
    expect((await accept(await linkTo('okafor@willow.example'))).statusCode).toBe(201);
  });
});

describe('an account', () => {
  const setState = (one: AccountView, state: string, token = marcus) =>
    ask('PUT', `/api/clinic/accounts/${one.id}/state`, { version: one.version, state }, token);
  const setRoles = (one: AccountView, roles: string[], token = marcus) =>
    ask('PUT', `/api/clinic/accounts/${one.id}/roles`, { version: one.version, roles }, token);

  it('that is suspended is refused on its next request and cannot sign in, until it may again', async () => {
    const token = await house.signIn('willow', 'priya');
    const priya = await accountOf('Priya Nair');
    const suspended = await setState(priya, 'suspended');
    expect(suspended.json<AccountView>()).toMatchObject({ state: 'suspended', sessions: 0 });
    expect((await ask('GET', '/api/inbox', undefined, token)).statusCode).toBe(401);
    await expect(house.signIn('willow', 'priya')).rejects.toThrow('session.refused');
    expect(codeOf(await setState(priya, 'active'))).toBe('account.stale');
    await setState(suspended.json<AccountView>(), 'active');
    expect(await house.signIn('willow', 'priya')).toBeTruthy();
  });

  it('has its new role at the next request', async () => {
    const token = await house.signIn('willow', 'menon');
    expect((await ask('GET', '/api/inbox', undefined, token)).statusCode).toBe(200);
    await setRoles(await accountOf('Dr. Rahul Menon'), ['auditor']);
    expect((await ask('GET', '/api/inbox', undefined, token)).statusCode).toBe(403);
    expect((await setRoles(await accountOf('Dr. Rahul Menon'), ['provider'])).statusCode).toBe(200);
  });

  it('does not change itself, and the last administrator stays, whoever asks and however many at once', async () => {
    const own = await accountOf('Marcus Bell');
    expect(codeOf(await setState(own, 'suspended'))).toBe('account.own');
    expect(codeOf(await setRoles(own, ['nurse']))).toBe('account.own');
    await setRoles(await accountOf('Ruth Feldman'), ['admin', 'auditor']);
    const ruth = await house.signIn('willow', 'ruth');
    const each = await Promise.all([
      setState(await accountOf('Ruth Feldman'), 'suspended'),
      setState(await accountOf('Marcus Bell'), 'suspended', ruth),
    ]);
    expect(each.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
    expect(await admins()).toBe(1);
  });
});

async function query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.database.adminUrl });
  await client.connect();
  const { rows } = await client.query<Row>(text, [...values]);
  await client.end();
  return rows;
}

async function poolsOf(staffId: string): Promise<string[]> {
  const found = await query<{ name: string }>(
    'select p.name from pool_member m join pool p on p.clinic_id = m.clinic_id and p.id = m.pool_id where m.staff_id = $1',
    [staffId],
  );
  return found.map(({ name }) => name);
}

async function admins(): Promise<number> {
  const clinicId = house.clinics.get('willow')?.clinicId;
  const found = await query(
    `select id from account where clinic_id = $1 and state = 'active' and 'admin' = any (roles)`,
    [clinicId],
  );
  return found.length;
}
