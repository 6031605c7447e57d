import type { ChargeList, InvitationOpened, ProxyList, ProxyView } from '@holdfast/clinic/model';
import { newId } from '@holdfast/platform/model';
import { JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import pg from 'pg';
import { firstThread, type House, openHouse } from '../../support/house';

const PASSWORD = 'slow green kettle by the sea';

let house: House;
let alex: string;
let patientId: string;
let threadId: string;

beforeAll(async () => {
  house = await openHouse();
  alex = await house.signIn('willow', 'sam.rivera');
  patientId = house.clinics.get('willow')?.patientIds.get('sam.rivera') ?? '';
  threadId = await firstThread(house, 'willow', 'sam.rivera');
});
afterAll(() => house?.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(method: Method, url: string, payload?: object, token: string | null = alex) {
  const proof = token ? { authorization: `Bearer ${token}` } : {};
  const headers = { 'x-holdfast': 'portal', host: 'localhost', ...proof };
  return house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code?: string }).code;
const person = (email: string, more: object = {}) => ({
  ...{ name: 'Robin Reed', email, relation: 'partner', scopes: ['messages'], lastDay: null, language: 'en', ...more },
});
const grant = (input: object, id = newId(), token = alex, of = patientId) =>
  ask('PUT', `/api/patients/${of}/proxies/${id}`, input, token);

/** Runs what is due, and gives the secret of the latest mail to an address. */
async function linkTo(email: string): Promise<string> {
  await house.app.get(JobQueue).drain();
  await house.app.get(Sweeper).round();
  const mails = house.app.get(Mailer).outbox();
  return /#t=(\S+)/.exec(mails.filter(({ to }) => to === email).at(-1)?.text ?? '')?.[1] ?? '';
}

async function accept(token: string) {
  const { accountId } = (await ask('POST', '/api/invitation/open', { token }, null)).json<InvitationOpened>();
  const body = { token, accountId, passkey: null, password: PASSWORD, language: 'en' };
  return ask('POST', '/api/invitation/accept', body, null);
}

/** Lets somebody in, who takes it up. @returns the granting and the proof of the proxy's sign-in */
async function letIn(email: string, more: object = {}): Promise<{ proxy: ProxyView; token: string }> {
  const proxy = (await grant(person(email, more))).json<ProxyView>();
  const entered = await accept(await linkTo(email));
  expect(entered.statusCode).toBe(201);
  return { proxy, token: entered.json<{ accessToken: string }>().accessToken };
}

const threads = (token: string, of = patientId) => ask('GET', `/api/patients/${of}/threads`, undefined, token);
const write = (token: string, body = 'Alex slept badly.') =>
  ask('PUT', `/api/patients/${patientId}/threads/${threadId}/messages/${newId()}`, { body }, token);

async function query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.database.adminUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describe('a proxy', () => {
  it('reads and writes messages where the patient let them, and nothing else of anybody', async () => {
    const { token } = await letIn('robin@fern.example');
    expect((await threads(token)).statusCode).toBe(200);
    expect((await write(token)).statusCode).toBe(201);
    for (const path of ['check-ins', 'infusions', 'treatment', 'safety-plan', 'trail', 'proxies', 'releases'])
      expect((await ask('GET', `/api/patients/${patientId}/${path}`, undefined, token)).statusCode).toBeGreaterThan(
        400,
      );
    const blake = house.clinics.get('willow')?.patientIds.get('jordan.park') ?? newId();
    const [foreign, none] = [await threads(token, blake), await threads(token, newId())];
    expect([foreign.statusCode, foreign.body.replace(/"requestId":"[^"]*"/, '')]).toEqual([
      404,
      none.body.replace(/"requestId":"[^"]*"/, ''),
    ]);
    expect((await ask('GET', '/api/clinic/staff', undefined, token)).statusCode).toBe(403);
  });

  it('writes under their own name, on the patient’s side, and the patient sees that they looked', async () => {
    const { token } = await letIn('rowan@fern.example', { name: 'Rowan Reed' });
    const sent = await write(token, 'We are on our way.');
    expect(sent.json()).toMatchObject({ side: 'patient', senderName: 'Rowan Reed' });
    await threads(token);
    await house.app.get(Sweeper).round();
    const seen = await ask('GET', `/api/patients/${patientId}/trail?limit=20`);
    expect(seen.body).toContain('Rowan Reed');
    const nurse = await house.signIn('willow', 'dana');
    const read = await ask('GET', `/api/patients/${patientId}/threads/${threadId}/messages`, undefined, nurse);
    expect(read.body).toContain('Rowan Reed');
  });

  it('is out at the next request once the patient takes it back, narrows it, or its last day is over', async () => {
    const { proxy, token } = await letIn('sky@fern.example');
    const url = `/api/patients/${patientId}/proxies/${proxy.id}`;
    const [{ version }] = (await ask('GET', `/api/patients/${patientId}/proxies`))
      .json<ProxyList>()
      .items.filter(({ id }) => id === proxy.id) as [ProxyView];
    const narrowed = await ask('PUT', `${url}/terms`, { scopes: ['visits'], lastDay: null, version });
    expect(narrowed.statusCode).toBe(200);
    expect((await threads(token)).statusCode).toBe(404);
    expect((await ask('GET', `/api/patients/${patientId}/infusions`, undefined, token)).statusCode).toBe(200);
    expect(codeOf(await ask('PUT', `${url}/terms`, { scopes: ['messages'], lastDay: null, version }))).toBe(
      'proxy.stale',
    );
    await query("update proxy set ends_at = now() - interval '1 second' where id = $1", [proxy.id]);
    expect((await ask('GET', `/api/patients/${patientId}/infusions`, undefined, token)).statusCode).toBe(404);
    expect((await ask('GET', '/api/me/charges', undefined, token)).json<ChargeList>().items).toEqual([]);
    await query('update proxy set ends_at = null where id = $1', [proxy.id]);
    expect((await ask('GET', `/api/patients/${patientId}/infusions`, undefined, token)).statusCode).toBe(200);
    expect((await ask('DELETE', url)).json<ProxyView>().state).toBe('withdrawn');
    expect((await ask('GET', `/api/patients/${patientId}/infusions`, undefined, token)).statusCode).toBe(404);
    expect((await ask('DELETE', url)).statusCode).toBe(200);
  });

  it('may step back, and is then out as well', async () => {
    const { proxy, token } = await letIn('lou@fern.example');
    expect((await ask('DELETE', `/api/me/charges/${patientId}`, undefined, token)).statusCode).toBe(204);
    expect((await threads(token)).statusCode).toBe(404);
    const { items } = (await ask('GET', `/api/patients/${patientId}/proxies`)).json<ProxyList>();
    expect(items.find(({ id }) => id === proxy.id)?.state).toBe('left');
  });

  it('helps a second patient with the same account, and sees only what each of them gave', async () => {
    const { token } = await letIn('max@fern.example');
    const dora = await house.signIn('willow', 'jordan.park');
    const other = house.clinics.get('willow')?.patientIds.get('jordan.park') ?? '';
    await grant(person('max@fern.example', { scopes: ['visits'] }), newId(), dora, other);
    const link = await linkTo('max@fern.example');
    expect(codeOf(await accept(link))).toBe('invitation.email-taken');
    const robin = (await letIn('sam@fern.example')).token;
    expect(codeOf(await ask('POST', '/api/me/charges', { token: link }, robin))).toBe('charge.other-account');
    expect((await ask('POST', '/api/me/charges', { token: link }, token)).statusCode).toBe(204);
    const { items } = (await ask('GET', '/api/me/charges', undefined, token)).json<ChargeList>();
    expect(items.map(({ patientId: id, scopes }) => [id, scopes])).toEqual([
      [patientId, ['messages']],
      [other, ['visits']],
    ]);
    expect((await threads(token, other)).statusCode).toBe(404);
    expect((await ask('GET', `/api/patients/${other}/infusions`, undefined, token)).statusCode).toBe(200);
    expect((await ask('GET', `/api/patients/${patientId}/infusions`, undefined, token)).statusCode).toBe(404);
  });
});

describe('letting somebody in', () => {
  it('is the patient’s alone, and answers alike whether the address is known here or not', async () => {
    const nurse = await house.signIn('willow', 'dana');
    expect((await grant(person('x@fern.example'), newId(), nurse)).statusCode).toBe(403);
    const { email } = { email: 'jordan.park@willow.example' };
    const [known, unknown] = [await grant(person(email)), await grant(person('nobody@fern.example'))];
    expect([known.statusCode, Object.keys(known.json<object>())]).toEqual([200, Object.keys(unknown.json<object>())]);
    const list = await ask('GET', '/api/clinic/invitations', undefined, await house.signIn('willow', 'marcus'));
    expect(list.body).not.toContain('nobody@fern.example');
  });

  it('once is once, other words under the same identifier are refused, and a day gone by too', async () => {
    const id = newId();
    const first = await grant(person('one@fern.example'), id);
    expect((await grant(person('one@fern.example'), id)).json()).toEqual(first.json());
    expect(codeOf(await grant(person('two@fern.example'), id))).toBe('proxy.differs');
    expect(codeOf(await grant(person('past@fern.example', { lastDay: '2020-01-01' })))).toBe('proxy.last-day-past');
    expect((await grant(person('none@fern.example', { scopes: [] }))).statusCode).toBe(422);
  });

  it('leaves no name and no address in the clear, and the link dies with the granting', async () => {
    const id = newId();
    await grant(person('secret-person@fern.example', { name: 'Zebulon Quill' }), id);
    const link = await linkTo('secret-person@fern.example');
    await ask('DELETE', `/api/patients/${patientId}/proxies/${id}`);
    expect(codeOf(await accept(link))).toBe('link.over');
    const [row] = await query<{ text: string }>('select proxy::text as text from proxy where id = $1', [id]);
    expect(row?.text).not.toMatch(/Zebulon|secret-person/);
  });

  it('stops at ten at a time', async () => {
    const dora = await house.signIn('willow', 'jordan.park');
    const of = house.clinics.get('willow')?.patientIds.get('jordan.park') ?? '';
    const { items } = (await ask('GET', `/api/patients/${of}/proxies`, undefined, dora)).json<ProxyList>();
    for (let more = items.length; more < 10; more += 1)
      expect((await grant(person(`n${more}@fern.example`), newId(), dora, of)).statusCode).toBe(200);
    expect(codeOf(await grant(person('eleventh@fern.example'), newId(), dora, of))).toBe('proxy.too-many');
  });
});
