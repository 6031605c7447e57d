import { DEMO_PASSWORD } from '../../../tools/seed/cast';
import { type House, openHouse } from '../../support/house';

const SAM = 'sam.rivera@willow.example';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const portal = { 'x-holdfast': 'portal' };

function signIn(email: string, password: string, cookies: Record<string, string> = {}, address = '127.0.0.1') {
  const remoteAddress = address;
  return house.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: portal,
    cookies,
    remoteAddress,
    payload: { email, password },
  });
}

type Answer = Awaited<ReturnType<typeof signIn>>;
const cookieOf = (answer: Answer, name: string) =>
  (answer.cookies as { name: string; value: string }[]).find((one) => one.name === `holdfast-demo-${name}`)?.value ??
  '';
const tokenOf = (answer: Answer) => answer.json<{ accessToken: string }>().accessToken;

function refresh(token: string, headers: Record<string, string> = portal) {
  return house.app.inject({
    method: 'POST',
    url: '/api/session/refresh',
    headers,
    cookies: { 'holdfast-demo-refresh': token },
  });
}
const me = (token: string) => house.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });

describe('a session', () => {
  it('is carried on by a refresh token that works once', async () => {
    const first = await signIn(SAM, DEMO_PASSWORD);
    const next = await refresh(cookieOf(first, 'refresh'));
    expect(next.statusCode).toBe(200);
    expect(cookieOf(next, 'refresh')).not.toBe(cookieOf(first, 'refresh'));
    expect((await refresh(cookieOf(next, 'refresh'))).statusCode).toBe(200);
  });

  it('lets exactly one of fifty refreshes at once through, and lives on', async () => {
    const token = cookieOf(await signIn(SAM, DEMO_PASSWORD), 'refresh');
    const all = await Promise.all(Array.from({ length: 50 }, () => refresh(token)));
    const through = all.filter(({ statusCode }) => statusCode === 200);
    expect(through.length).toBe(1);
    expect((await refresh(cookieOf(through[0] as Answer, 'refresh'))).statusCode).toBe(200);
  });

  it('gives the same attempt the same token again for a minute, and nobody else anything', async () => {
    const first = cookieOf(await signIn(SAM, DEMO_PASSWORD), 'refresh');
    const named = (attempt: string) => ({ ...portal, 'x-attempt': attempt });
    const [mine, theirs] = ['01900000-0000-7000-8000-00000000aa01', '01900000-0000-7000-8000-00000000aa02'];
    const lost = await refresh(first, named(mine));
    expect((await refresh(first, named(theirs))).statusCode).toBe(401);
    const again = await refresh(first, named(mine));
    expect(again.statusCode).toBe(200);
    expect(cookieOf(again, 'refresh')).toBe(cookieOf(lost, 'refresh'));
    await ageRefreshTokens(45);
    expect((await refresh(first, named(mine))).statusCode).toBe(200);
    const next = await refresh(cookieOf(again, 'refresh'), named(mine));
    expect(cookieOf(next, 'refresh')).not.toBe(cookieOf(again, 'refresh'));
    // The answer arrived and was used: whoever comes with the old one now has stolen it.
    expect((await refresh(first, named(mine))).statusCode).toBe(401);
    expect((await refresh(cookieOf(next, 'refresh'))).statusCode).toBe(401);
  });

  it('is not given the same token again after a minute', async () => {
    const first = cookieOf(await signIn(SAM, DEMO_PASSWORD), 'refresh');
    const named = { ...portal, 'x-attempt': '01900000-0000-7000-8000-00000000aa03' };
    const lost = await refresh(first, named);
    await ageRefreshTokens(61);
    expect((await refresh(first, named)).statusCode).toBe(401);
    expect((await refresh(cookieOf(lost, 'refresh'))).statusCode).toBe(401);
  });

  it('lets one of fifty refreshes with fifty names through', async () => {
    const token = cookieOf(await signIn(SAM, DEMO_PASSWORD), 'refresh');
    const name = (index: number) => `01900000-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`;
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => refresh(token, { ...portal, 'x-attempt': name(index) })),
    );
    expect(all.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
  });

  it('ends when a used refresh token comes back after the grace of ten seconds', async () => {
    const stolen = cookieOf(await signIn(SAM, DEMO_PASSWORD), 'refresh');
    const next = await refresh(stolen);
    await ageRefreshTokens();
    expect((await refresh(stolen)).statusCode).toBe(401);
    expect((await refresh(cookieOf(next, 'refresh'))).statusCode).toBe(401);
    expect((await me(tokenOf(next))).statusCode).toBe(401);
  });

  it('is over on the very next request after signing out, here or everywhere', async () => {
    const [one, other] = [await signIn(SAM, DEMO_PASSWORD), await signIn(SAM, DEMO_PASSWORD)];
    const end = (url: string, token: string) =>
      house.app.inject({ method: 'DELETE', url, headers: { ...portal, authorization: `Bearer ${token}` } });
    expect((await end('/api/session', tokenOf(one))).statusCode).toBe(204);
    expect((await me(tokenOf(one))).statusCode).toBe(401);
    expect((await me(tokenOf(other))).statusCode).toBe(200);
    expect((await end('/api/me/sessions', tokenOf(other))).statusCode).toBe(204);
    expect((await me(tokenOf(other))).statusCode).toBe(401);
    expect((await refresh(cookieOf(other, 'refresh'))).statusCode).toBe(401);
  });

  it('cannot be begun or carried on from another site, or by a page without the portal’s header', async () => {
    const token = cookieOf(await signIn(SAM, DEMO_PASSWORD), 'refresh');
    const strangers = [
      {},
      { ...portal, origin: 'https://evil.example' },
      { ...portal, 'sec-fetch-site': 'cross-site' },
      { ...portal, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of strangers) expect((await refresh(token, headers)).statusCode).toBe(403);
    expect((await refresh(token)).statusCode).toBe(200);
  });

  it('keeps its cookies from scripts and from other sites', async () => {
    const answer = await signIn(SAM, DEMO_PASSWORD);
    for (const cookie of [answer.headers['set-cookie']].flat()) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Strict/);
      expect(cookie).toMatch(/Path=\//);
    }
  });

  it('is not spoken for by a token of another kind, key or algorithm', async () => {
    const token = tokenOf(await signIn(SAM, DEMO_PASSWORD));
    const [head = '', payload = '', signature = ''] = token.split('.');
    const forge = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
    const forged = [
      `${forge({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${forge({ alg: 'HS256', typ: 'at+jwt' })}.${payload}.${signature}`,
      `${head}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${head}.${forge({ sub: 'x' })}.${signature}`,
    ];
    for (const one of forged) expect((await me(one)).statusCode).toBe(401);
    expect((await me(token)).statusCode).toBe(200);
  });
});

describe('signing in', () => {
  it('answers a wrong password and an unknown person alike, to the byte', async () => {
    const answers = await Promise.all([
      signIn('okafor@willow.example', 'wrong', {}, '127.0.0.2'),
      signIn('nobody@willow.example', 'wrong', {}, '127.0.0.2'),
    ]);
    const [known, unknown] = answers.map(({ statusCode, body, headers }) => {
      const { requestId: _, ...problem } = JSON.parse(body) as Record<string, unknown>;
      return { statusCode, problem, length: body.length, headers: Object.keys(headers).toSorted() };
    });
    expect(known).toEqual(unknown);
    expect(known?.statusCode).toBe(401);
  });

  it('stops guesses from strangers, and never the owner on a device of their own', async () => {
    const mine = await signIn('menon@willow.example', DEMO_PASSWORD);
    const device = { 'holdfast-demo-device': cookieOf(mine, 'device') };
    const guesses = [];
    for (let guess = 0; guess < 25; guess += 1)
      guesses.push((await signIn('menon@willow.example', 'guess', {}, '127.0.1.1')).statusCode);
    expect(guesses.filter((status) => status === 401).length).toBeLessThanOrEqual(20);
    expect(guesses.at(-1)).toBe(429);
    expect((await signIn('menon@willow.example', DEMO_PASSWORD, {}, '127.0.1.2')).statusCode).toBe(429);
    expect((await signIn('menon@willow.example', DEMO_PASSWORD, device, '127.0.1.3')).statusCode).toBe(200);
  });
});

async function ageRefreshTokens(seconds = 11): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: house.database.adminUrl });
  await client.connect();
  await client.query(
    'update refresh_token set used_at = used_at - make_interval(secs => $1) where used_at is not null',
    [seconds],
  );
  await client.end();
}
