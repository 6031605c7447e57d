import { type Id, newId } from '@holdfast/platform/model';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { ReleaseNames1763800001220 } from '../1200s/1220-release-names';
import { MIGRATIONS } from '../index';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('attempts of the time before whose turn it is was kept', () => {
  it('stand in their column since they came into their state, and what was answered then is answered', async () => {
    // The database is brought to the day before, by the owner whom row-level security binds.
    await client.query('drop schema public cascade; create schema public authorization hf_owner');
    const runner = { query: (text: string) => client.query(text) } as unknown as QueryRunner;
    const at = MIGRATIONS.indexOf(ReleaseNames1763800001220);
    await asOwner(MIGRATIONS.slice(0, at), runner);
    const [asked, open] = [await attempt('info_requested'), await attempt('info_requested')];
    await say(asked, '8 days');
    await say(open, '10 days'); // An answer to a question of before.
    await asOwner(MIGRATIONS.slice(at), runner);
    const { rows } = await client.query(
      'select id, column_since = since as "isSame", replied_at is not null as "isAnswered" from referral order by made_at',
    );
    expect(rows).toEqual([
      { id: asked.id, isSame: true, isAnswered: true },
      { id: open.id, isSame: true, isAnswered: false },
    ]);
    const forced = await client.query(
      `select from pg_class where relname in ('referral', 'referral_message') and relforcerowsecurity`,
    );
    expect(forced.rows).toHaveLength(2);
  });
});

async function asOwner(migrations: typeof MIGRATIONS, runner: QueryRunner): Promise<void> {
  await client.query('set role hf_owner');
  for (const Migration of migrations) {
    await client.query('begin');
    await new Migration().up(runner);
    await client.query('commit');
  }
  await client.query('reset role');
}

interface Attempt {
  readonly clinicId: Id;
  readonly patientId: Id;
  readonly id: Id;
}

async function attempt(state: string): Promise<Attempt> {
  const [clinicId, patientId, therapistId, searchId, id] = [newId(), newId(), newId(), newId(), newId()];
  const by = [clinicId, patientId];
  await client.query(`insert into clinic (clinic_id, name, neutral_name, phone, zone) values ($1, '', '', '', 'UTC')`, [
    clinicId,
  ]);
  await client.query(
    `insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed,
      phone_sealed, email_sealed) values ($1, $2, '', '', '', '', '', '')`,
    by,
  );
  await client.query(
    `insert into therapist (clinic_id, id, entry_sealed, same_token, made_at, changed_at, changed_by)
      values ($1, $3, '', '', now(), now(), $2)`,
    [...by, therapistId],
  );
  await client.query(
    `insert into referral_search (clinic_id, id, patient_id, reasons, urgency, words_sealed, wishes_sealed, owner_id, digest,
      opened_at, opened_by) values ($1, $3, $2, '{}', 'soon', '', '', $2, '', now(), $2)`,
    [...by, searchId],
  );
  await client.query(
    `insert into referral (clinic_id, id, search_id, patient_id, therapist_id, state, since, urgency, owner_id, made_at,
      made_by) values ($1, $3, $4, $2, $5, $6, now() - interval '9 days', 'soon', $2, now(), $2)`,
    [...by, id, searchId, therapistId, state],
  );
  return { clinicId, patientId, id };
}

async function say({ clinicId, patientId, id }: Attempt, ago: string): Promise<void> {
  await client.query(
    `insert into referral_message (clinic_id, id, referral_id, patient_id, side, kind, account_id, at, body_sealed, digest)
      values ($1, $2, $3, $4, 'clinic', 'answer', $4, now() - $5::interval, '', '')`,
    [clinicId, newId(), id, patientId, ago],
  );
}
