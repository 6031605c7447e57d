import { newId } from '@holdfast/platform/model';
import { GateCheck } from '@holdfast/platform/server';
import fc from 'fast-check';
import { firstThread, type House, openHouse } from '../support/house';
import { bodyFor } from './bodies';

let house: House;
let token: string;
let patientId: string;
let threadId: string;

beforeAll(async () => {
  house = await openHouse();
  token = await house.signIn('willow', 'dana');
  patientId = house.clinics.get('willow')?.patientIds.get('sam.rivera') ?? '';
  threadId = await firstThread(house, 'willow', 'sam.rivera');
});
afterAll(() => house?.close());

function raw(method: string, url: string, payload: string, type = 'application/json') {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'x-holdfast': 'portal' };
  return house.app.inject({ method: method as 'PUT', url, headers, payload });
}
const messageUrl = () => `/api/patients/${patientId}/threads/${threadId}/messages/${newId()}`;
const count = async () => {
  const url = `/api/patients/${patientId}/threads/${threadId}`;
  const answer = await house.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  return answer.json<{ lastSeq: number }>().lastSeq;
};

describe('bad input', () => {
  it.each([
    ['no JSON at all', '{"body":', 400],
    ['an unknown key', '{"body":"x","urgent":true}', 422],
    ['a missing key', '{}', 422],
    ['a blank body', '{"body":" \\n "}', 422],
    ['a NUL', '{"body":"a\\u0000b"}', 422],
    ['a lone surrogate', '{"body":"\\ud800"}', 422],
    ['a control character', '{"body":"a\\u0007b"}', 422],
    ['a body that is too long', JSON.stringify({ body: 'x'.repeat(5001) }), 422],
    ['nesting without end', `{"body":${'['.repeat(60)}${']'.repeat(60)}}`, 422],
    ['more than 64 kB', JSON.stringify({ body: 'x'.repeat(70_000) }), 413],
    ['a poisoned prototype', '{"__proto__":{"body":"x"},"body":"x"}', 400],
    ['a list', '[]', 422],
    ['null', 'null', 422],
  ])('that has %s is refused with a code and changes nothing', async (_, payload, status) => {
    const before = await count();
    const answer = await raw('PUT', messageUrl(), payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status,
      code: expect.stringMatching(/^input\./) as string,
      requestId: expect.any(String) as string,
    });
    expect(await count()).toBe(before);
  });

  it('that is a whole file is taken where a route says so, and refused beyond what it says', async () => {
    const lee = await house.signIn('willow', 'lee');
    const headers = { authorization: `Bearer ${lee}`, 'content-type': 'application/json', 'x-holdfast': 'portal' };
    const url = '/api/clinic/therapists/import-preview';
    const of = (csv: string) => house.app.inject({ method: 'POST', url, headers, payload: JSON.stringify({ csv }) });
    const head = 'name,languages,contactBy,verifiedOn';
    const file = (rows: number) => `${head}\n${'Ines Marquez,es,mail,2026-01-01\n'.repeat(rows)}`;
    expect((await of(file(6000))).statusCode).toBe(200);
    expect((await of(file(40_000))).statusCode).toBe(422);
    expect((await of('x'.repeat(2 * 1024 * 1024))).statusCode).toBe(413);
  });

  it('that is not JSON by its own word is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      expect((await raw('PUT', messageUrl(), 'body=x', type)).statusCode).toBe(415);
    }
  });

  it('never echoes what was typed', async () => {
    const answer = await raw('PUT', messageUrl(), JSON.stringify({ body: 'My secret.\u0007', more: 'My secret.' }));
    expect(answer.body).not.toContain('secret');
  });

  it('in addresses and queries is refused, never a fault of ours', async () => {
    const paths = [
      '/api/patients/not-a-uuid',
      `/api/patients/${patientId}/threads/x/messages`,
      `/api/patients/${patientId}/threads/${threadId}/messages?limit=0`,
      `/api/patients/${patientId}/threads/${threadId}/messages?before=1&after=1`,
      `/api/patients/${patientId}/threads/${threadId}/messages?before=99999999999999`,
      `/api/patients/${patientId}/message-promise?topic=other`,
      '/api/inbox?after=rubbish',
      '/api/inbox?after=1~1~------------------------------------',
      '/api/%2e%2e/etc/passwd',
      `/api/patients/${'a'.repeat(5000)}`,
    ];
    for (const url of paths) {
      const { statusCode } = await house.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
      expect([url.slice(0, 60), statusCode >= 400 && statusCode < 500]).toEqual([url.slice(0, 60), true]);
    }
  });

  it('of any shape, to any route, is never answered with a 5xx', async () => {
    const ways = house.app
      .get(GateCheck)
      .entrances()
      .filter(({ kind, method }) => kind === 'http' && method !== 'DELETE');
    const value = fc.anything({ withNullPrototype: false, maxDepth: 3 });
    const word = fc.oneof(fc.uuid(), fc.string(), fc.constant(patientId), fc.constant(threadId));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ways),
        value,
        word,
        fc.string(),
        fc.boolean(),
        async (way, odd, part, query, bend) => {
          const path = way.path
            .replace(':patientId', bend ? patientId : encodeURIComponent(part))
            .replace(/:\w+/g, () => encodeURIComponent(part));
          const good = bodyFor(way.method, way.path);
          const payload = bend && good ? { ...good, [Object.keys(good)[0] ?? 'x']: odd } : odd;
          const url = `${path || '/'}?${encodeURIComponent(query)}=${encodeURIComponent(part)}`;
          const text = way.method === 'GET' ? undefined : (JSON.stringify(payload, safely) ?? 'null');
          const headers = {
            authorization: `Bearer ${token}`,
            'x-holdfast': 'portal',
            'content-type': 'application/json',
          };
          const answer = await house.app.inject({
            method: way.method as 'GET',
            url,
            headers,
            ...(text ? { payload: text } : {}),
          });
          expect([way.path, answer.statusCode < 500]).toEqual([way.path, true]);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

function safely(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
