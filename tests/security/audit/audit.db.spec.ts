import { newId } from '@holdfast/platform/model';
import { GateCheck } from '@holdfast/platform/server';
import pg from 'pg';
import { firstThread, type House, openHouse } from '../../support/house';
import { addressOf, bodyFor } from '../bodies';

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

interface Entry {
  action: string;
  patient_id: string | null;
  outcome: string;
  account_id: string;
  request_id: string;
}

async function entriesOf(requestId: string): Promise<Entry[]> {
  const { rows } = await admin.query<Entry>('select * from audit_entry where request_id = $1', [requestId]);
  return rows;
}

async function ask(person: string, way: { method: string; path: string }, patientId: string, threadId: string) {
  const token = await house.signIn('willow', person);
  const requestId = newId();
  const url = addressOf(way.path, { patientId, threadId });
  const payload = bodyFor(way.method, way.path);
  const answer = await house.app.inject({
    method: way.method as 'GET',
    url: url.endsWith('message-promise') ? `${url}?topic=question` : url,
    headers: { authorization: `Bearer ${token}`, 'x-request-id': requestId },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, entries: await entriesOf(requestId) };
}

describe('the trail', () => {
  it('has exactly one entry for every answer that carries a patient’s things: who, what, whose, allowed', async () => {
    const clinic = house.clinics.get('willow');
    const patientId = clinic?.patientIds.get('sam.rivera') ?? '';
    const threadId = await firstThread(house, 'willow', 'sam.rivera');
    const accountId = clinic?.actors.get('dana')?.accountId;
    const ways = house.app
      .get(GateCheck)
      .entrances()
      .filter(({ kind, path, method }) => kind === 'http' && path.includes(':patientId') && method !== 'DELETE');
    let answered = 0;
    for (const way of ways) {
      const { status, entries } = await ask('dana', way, patientId, threadId);
      if (status >= 300) continue;
      answered += 1;
      expect([way.path, entries]).toEqual([
        way.path,
        [
          expect.objectContaining({
            action: way.action,
            patient_id: patientId,
            outcome: 'allowed',
            account_id: accountId,
          }),
        ],
      ]);
    }
    expect(answered).toBeGreaterThanOrEqual(11);
  });

  it('has one entry, refused, where someone reached for a patient who is not theirs', async () => {
    const patientId = house.clinics.get('willow')?.patientIds.get('mateo.ito') ?? '';
    const threadId = await firstThread(house, 'willow', 'mateo.ito');
    const way = { method: 'GET', path: '/api/patients/:patientId/threads/:threadId/messages' };
    const { status, entries } = await ask('dana', way, patientId, threadId);
    expect(status).toBe(404);
    expect(entries).toEqual([
      expect.objectContaining({ action: 'message.read', patient_id: patientId, outcome: 'refused' }),
    ]);
  });
});
