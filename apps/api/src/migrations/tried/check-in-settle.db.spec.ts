import { newId } from '@holdfast/platform/model';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import pg from 'pg';

let database: TestDatabase;
let client: pg.Client;
const [clinicId, patientId] = [newId(), newId()];

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(`insert into clinic (clinic_id, name, neutral_name, phone, zone) values ($1, '', '', '', 'UTC')`, [
    clinicId,
  ]);
  await client.query(
    `insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed,
        phone_sealed, email_sealed) values ($1, $2, '', '', '', '', '', '')`,
    [clinicId, patientId],
  );
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('the row of a check-in', () => {
  it('opens, closes and expires in this order, from the start and ever after', async () => {
    const id = await checkIn({});
    await expect(checkIn({ closes: '2026-05-01T08:00:00Z' })).rejects.toMatchObject({ code: '23514' });
    await expect(checkIn({ expires: '2026-05-01T20:00:00Z' })).rejects.toMatchObject({ code: '23514' });
    await expect(change(id, `opens_at = closes_at`)).rejects.toMatchObject({ code: '23514' });
    await expect(change(id, `expires_at = closes_at - interval '1 second'`)).rejects.toMatchObject({ code: '23514' });
    await change(id, `expires_at = closes_at`);
  });

  it('is reviewed by someone at some time, or not at all', async () => {
    const id = await checkIn({});
    await expect(change(id, `reviewed_at = now()`)).rejects.toMatchObject({ code: '23514' });
    await expect(change(id, `reviewed_by = gen_random_uuid()`)).rejects.toMatchObject({ code: '23514' });
    await change(id, `reviewed_at = now(), reviewed_by = gen_random_uuid()`);
  });

  it('asks something, and is submitted when and only when it has a time of it', async () => {
    await expect(checkIn({ forms: '{}' })).rejects.toMatchObject({ code: '23514' });
    const id = await checkIn({});
    await expect(change(id, `state = 'submitted'`)).rejects.toMatchObject({ code: '23514' });
    await expect(change(id, `submitted_at = now()`)).rejects.toMatchObject({ code: '23514' });
    await change(id, `state = 'submitted', submitted_at = now()`);
  });
});

async function checkIn({
  closes = '2026-05-01T21:00:00Z',
  expires = '2026-05-02T09:00:00Z',
  forms = '{phq-9@1}',
}): Promise<string> {
  const id = newId();
  await client.query(
    `insert into check_in (clinic_id, id, patient_id, origin, due_on, steps, forms, importance, state, opens_at, closes_at,
        expires_at, questions) values ($1, $2, $3, 'asked', '2026-05-01', '{day-1}', $4, 'routine', 'due',
        '2026-05-01T09:00:00Z', $5, $6, 9)`,
    [clinicId, id, patientId, forms, closes, expires],
  );
  return id;
}

async function change(id: string, what: string): Promise<void> {
  await client.query(`update check_in set ${what} where clinic_id = $1 and id = $2`, [clinicId, id]);
}
