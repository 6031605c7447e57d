import pg from 'pg';
import { newId } from '@holdfast/platform/model';
import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';

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
const refreshOf = (answer: Answer) => ({
  'holdfast-demo-refresh':
    (answer.cookies as { name: string; value: string }[]).find(({ name }) => name === 'holdfast-demo-refresh')?.value ??
    '',
});
const signIn = (email: string) => ask('POST', '/api/session', { email, password: DEMO_PASSWORD });
const lockedIn = (answer: Answer) => answer.json<{ me: { isLocked: boolean } }>().me.isLocked;
const prove = (token: string, password = DEMO_PASSWORD) =>
  ask('POST', '/api/me/proof', { by: 'password', password }, token);

describe('a locked session', () => {
  it('answers nothing until its owner proves that it is them, though its tokens are good', async () => {
    const entered = await signIn('dana@willow.example');
    const token = tokenOf(entered);
    const patientId = house.clinics.get('willow')?.patientIds.get('sam.rivera') ?? '';
    const places = ['/api/me', '/api/me/sessions', `/api/patients/${patientId}/threads`];
    expect((await ask('GET', `/api/patients/${patientId}/threads`, undefined, token)).statusCode).toBe(200);
    expect((await ask('POST', '/api/me/lock', undefined, token)).statusCode).toBe(204);
    const carriedOn = await ask('POST', '/api/session/refresh', undefined, undefined, refreshOf(entered));
    expect(lockedIn(carriedOn)).toBe(true);
    for (const held of [token, tokenOf(carriedOn)]) {
      for (const url of places) expect(codeOf(await ask('GET', url, undefined, held))).toBe('session.locked');
      expect(codeOf(await ask('POST', '/api/live/ticket', undefined, held))).toBe('session.locked');
    }
    expect(codeOf(await prove(token, 'wrong'))).toBe('session.proof-refused');
    expect(codeOf(await ask('GET', '/api/me', undefined, token))).toBe('session.locked');
    expect((await prove(token)).statusCode).toBe(204);
    expect((await ask('GET', '/api/me', undefined, token)).json<{ isLocked: boolean }>().isLocked).toBe(false);
  });

  it('still takes a call for help, and can be left', async () => {
    const token = tokenOf(await signIn('sam.rivera@willow.example'));
    const patientId = house.clinics.get('willow')?.patientIds.get('sam.rivera') ?? '';
    await ask('POST', '/api/me/lock', undefined, token);
    const said = await ask(
      'PUT',
      `/api/patients/${patientId}/alerts/${newId()}`,
      { saidAt: new Date().toISOString() },
      token,
    );
    expect(said.statusCode).toBe(201);
    expect((await ask('DELETE', '/api/session', undefined, token)).statusCode).toBe(204);
  });

  it('is another one’s affair: the same person’s other sessions go on', async () => {
    const [here, there] = [tokenOf(await signIn('lee@willow.example')), tokenOf(await signIn('lee@willow.example'))];
    await ask('POST', '/api/me/lock', undefined, here);
    expect((await ask('GET', '/api/me', undefined, there)).statusCode).toBe(200);
  });
});

describe('a session that staff left alone', () => {
  const away = (minutes: number) =>
    admin.query('update session set last_used_at = now() - make_interval(mins => $1)', [minutes]);
  const after = async (email: string, minutes: number) => {
    const entered = await signIn(email);
    await away(minutes);
    return ask('POST', '/api/session/refresh', undefined, undefined, refreshOf(entered));
  };

  it('is carried on locked once fifteen minutes and the five of a token are over, and open before', async () => {
    expect(lockedIn(await after('priya@willow.example', 19))).toBe(false);
    const locked = await after('priya@willow.example', 21);
    expect(lockedIn(locked)).toBe(true);
    expect(codeOf(await ask('GET', '/api/me', undefined, tokenOf(locked)))).toBe('session.locked');
    const again = await ask('POST', '/api/session/refresh', undefined, undefined, refreshOf(locked));
    expect(lockedIn(again)).toBe(true);
    expect((await prove(tokenOf(again))).statusCode).toBe(204);
    expect((await ask('GET', '/api/me', undefined, tokenOf(again))).statusCode).toBe(200);
  });

  it('is a patient’s own affair where a patient left it', async () => {
    expect(lockedIn(await after('mateo.ito@willow.example', 21))).toBe(false);
  });
});
