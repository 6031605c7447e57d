import { readFileSync } from 'node:fs';
import { GateCheck, Policies } from '@holdfast/platform/server';
import { describeApi } from '../../apps/api/src/web/api-reference';
import { generatedDocs } from '../../apps/api/src/cli/docs';
import { type House, openHouse } from '../support/house';
import { bodyFor } from './bodies';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

type Content = Record<string, { schema?: object }>;

interface Operation {
  requestBody?: { content?: Content };
  responses: Record<string, { content?: Content }>;
}

describe('the description of the API', () => {
  it('names every route with what it takes and what it answers', () => {
    const { paths } = describeApi(house.app, 'test');
    const lacking: string[] = [];
    for (const { kind, method, path } of house.app.get(GateCheck).entrances()) {
      if (kind !== 'http' || path === '/metrics') continue;
      const found = paths[path.replace(/:(\w+)/g, '{$1}')] as unknown as Record<string, Operation> | undefined;
      const operation = found?.[method.toLowerCase()];
      const answers = Object.entries(operation?.responses ?? {}).filter(([status]) => status.startsWith('2'));
      const isSaid = (content: Content = {}) => Object.values(content).some(({ schema }) => schema);
      const said = answers.every(([status, { content }]) => status === '204' || isSaid(content));
      const takesNothing = method !== 'PUT' || bodyFor(method, path) === undefined;
      const takes = takesNothing || operation?.requestBody?.content?.['application/json']?.schema;
      if (!operation || answers.length === 0 || !said || !takes) lacking.push(`${method} ${path}`);
    }
    expect(lacking).toEqual([]);
  });

  it('is served, and shown by a page that asks nothing of any other place', async () => {
    const document = await house.app.inject('/api/openapi.json');
    expect(document.json<{ openapi: string }>().openapi).toMatch(/^3\./);
    const page = await house.app.inject('/api/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="https?:/);
  });
});

describe('the papers made from the code', () => {
  it('say what the code says', async () => {
    const made = await generatedDocs(house.app.get(Policies), house.app.get(GateCheck).entrances());
    for (const [file, text] of Object.entries(made)) expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
