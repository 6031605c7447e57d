import type { DuplicateList, PatientPage, PatientView } from '@holdfast/clinic/model';
import { Patients } from '@holdfast/clinic/server';
import { newId, systemOf } from '@holdfast/platform/model';
import { JobQueue, Work } from '@holdfast/platform/server';
import pg from 'pg';
import { type House, letIn, openHouse } from '../../support/house';

let house: House;
let lee: string;
let clinicId: string;
let sam: string;

beforeAll(async () => {
  house = await openHouse();
  lee = await house.signIn('willow', 'lee');
  clinicId = house.clinics.get('willow')?.clinicId ?? '';
  sam = house.clinics.get('willow')?.patientIds.get('sam.rivera') ?? '';
});
afterAll(() => house?.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function ask(method: Method, url: string, payload?: object, token = lee) {
  const headers = { 'x-holdfast': 'portal', authorization: `Bearer ${token}` };
  return house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code?: string }).code;
const found = async () => (await ask('GET', '/api/clinic/duplicates')).json<DuplicateList>();
const view = async (id: string) => (await ask('GET', `/api/patients/${id}`)).json<PatientView>();
const merge = (from: string, keptId: string, id = newId(), token = lee) =>
  ask('PUT', `/api/patients/${from}/merges/${id}`, { keptId }, token);

/** A second record of somebody, without an account. */
function again(name: string, dateOfBirth: string): Promise<string> {
  const record = { name, preferredName: name.split(' ')[0] ?? name, pronouns: '', dateOfBirth, phone: '', email: '' };
  return house.app
    .get(Work)
    .as(systemOf(clinicId, 'demo.seed'), (tx) => house.app.get(Patients).create(tx, { accountId: null, ...record }));
}

async function query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.database.adminUrl });
  await client.connect();
  const { rows } = await client.query<Row>(text, [...values]);
  await client.end();
  return rows;
}

/** Nothing of the patient waits any more, as after a day of work. */
async function settle(patientId: string): Promise<void> {
  await query(
    'update thread set waiting_since = null, reply_due_at = null, escalated_at = null where patient_id = $1',
    [patientId],
  );
}

/** Everything a merge can touch, as it lies in the tables. */
async function state(...ids: string[]): Promise<unknown> {
  const patients = await query('select id, account_id, replaced_by from patient where id = any ($1) order by id', [
    ids,
  ]);
  const teams = await query(
    'select patient_id, staff_id, lead from care_team_member where patient_id = any ($1) order by 1, 2',
    [ids],
  );
  const accounts = await query(
    'select a.id, a.state from account a join patient p on p.account_id = a.id where p.id = any ($1) order by 1',
    [ids],
  );
  const plans = await query('select patient_id, paused from patient_plan where patient_id = any ($1) order by 1', [
    ids,
  ]);
  return { patients, teams, accounts, plans };
}

describe('two records of one person', () => {
  it('are found by name and date of birth, and not by the name alone', async () => {
    const double = await again('Sam Rivera', '1985-03-14');
    await again('Jordan Park', '1950-01-01');
    const { groups } = await found();
    expect(groups.map(({ records, signs }) => [records.map(({ id }) => id).sort(), signs])).toEqual([
      [[sam, double].sort(), ['same-birth']],
    ]);
  });

  it('become one, which is listed and asked; taken back, both stand as before', async () => {
    const { groups } = await found();
    const double = groups[0]?.records.find(({ id }) => id !== sam)?.id ?? '';
    await ask('GET', `/api/patients/${sam}/check-in-plan`); // begins it
    const before = await state(sam, double);
    const id = newId();
    // The record with the account is the one replaced, so that the account goes over.
    const refused = await merge(sam, double, id);
    expect(refused.json()).toMatchObject({
      code: 'merge.open',
      facts: { what: expect.stringContaining('message') as string },
    });
    await settle(sam);
    expect((await merge(sam, double, id)).statusCode).toBe(204);
    expect((await merge(sam, double, id)).statusCode).toBe(204);
    await house.app.get(JobQueue).drain();
    expect(await view(sam)).toMatchObject({ replacedBy: double });
    expect(await view(double)).toMatchObject({ replaces: [sam] });
    expect((await view(double)).careTeam.length).toBeGreaterThan(0);
    const listed = (await ask('POST', '/api/patients/search', { name: 'rivera', limit: 50 })).json<PatientPage>();
    expect(listed.items.map((one) => one.id)).toEqual([double]);
    expect((await found()).groups).toEqual([]);
    const [plan] = await query<{ paused: boolean }>('select paused from patient_plan where patient_id = $1', [sam]);
    expect(plan?.paused).toBe(true);
    const her = await house.signIn('willow', 'sam.rivera');
    expect((await ask('GET', '/api/me', undefined, her)).json<{ patientId: string }>().patientId).toBe(double);
    expect(codeOf(await merge(double, sam))).toBe('merge.chain');

    expect((await ask('DELETE', `/api/patients/${sam}/merges/${id}`)).statusCode).toBe(204);
    expect((await ask('DELETE', `/api/patients/${sam}/merges/${id}`)).statusCode).toBe(204);
    await house.app.get(JobQueue).drain();
    expect(await state(sam, double)).toEqual(before);
    const [latest] = (await found()).merges;
    expect(latest).toMatchObject({ id, mergedBy: 'Lee Park', undoneBy: 'Lee Park' });
  });

  it('who both have accounts keep the kept one’s; the other waits, out, until it is taken back', async () => {
    const jordan = house.clinics.get('willow')?.patientIds.get('jordan.park') ?? '';
    await settle(jordan);
    const before = await state(sam, jordan);
    const id = newId();
    expect((await merge(jordan, sam, id)).statusCode).toBe(204);
    await expect(house.signIn('willow', 'jordan.park')).rejects.toThrow('could not sign in');
    expect((await ask('DELETE', `/api/patients/${jordan}/merges/${id}`)).statusCode).toBe(204);
    await house.app.get(JobQueue).drain();
    expect(await state(sam, jordan)).toEqual(before);
    await expect(house.signIn('willow', 'jordan.park')).resolves.toBeTruthy();
  });

  it('leave an account out that an administrator had kept out before', async () => {
    const jordan = house.clinics.get('willow')?.patientIds.get('jordan.park') ?? '';
    await query(`update account set state = 'suspended' where id = (select account_id from patient where id = $1)`, [
      jordan,
    ]);
    const id = newId();
    expect((await merge(jordan, sam, id)).statusCode).toBe(204);
    expect((await ask('DELETE', `/api/patients/${jordan}/merges/${id}`)).statusCode).toBe(204);
    await expect(house.signIn('willow', 'jordan.park')).rejects.toThrow('could not sign in');
  });

  it('send away who was let into the replaced one, until it is taken back', async () => {
    await letIn(house, 'willow', 'jordan.park', 'helps.jordan', ['messages']);
    const helper = await house.signIn('willow', 'helps.jordan');
    const jordan = house.clinics.get('willow')?.patientIds.get('jordan.park') ?? '';
    const reads = async () => (await ask('GET', `/api/patients/${jordan}/threads`, undefined, helper)).statusCode;
    expect(await reads()).toBe(200);
    const id = newId();
    expect((await merge(jordan, sam, id)).statusCode).toBe(204);
    expect(await reads()).toBe(404);
    expect((await ask('DELETE', `/api/patients/${jordan}/merges/${id}`)).statusCode).toBe(204);
    expect(await reads()).toBe(200);
  });

  it('merged at once in both directions end as one merge, never as a circle', async () => {
    const one = await again('Twin Record', '1990-01-01');
    const other = await again('Twin Record', '1990-01-01');
    const answers = await Promise.all([merge(one, other), merge(other, one)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });

  it('are put together by coordinators only, of this clinic only, and never with themselves', async () => {
    const nurse = await house.signIn('willow', 'dana');
    const foreign = house.clinics.get('harbor')?.patientIds.get('robin.castle') ?? '';
    expect((await merge(sam, newId(), newId(), nurse)).statusCode).toBe(403);
    expect((await merge(sam, foreign)).statusCode).toBe(404);
    expect(codeOf(await merge(sam, sam))).toBe('merge.same');
  });
});
