import { newId } from '@holdfast/platform/model';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { CheckInLight1763800001100 } from '../1100s/1100-check-in-light';
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

describe('scores and findings of the time when each was a row of its own', () => {
  it('stand on their check-in, the totals in their order, and can be read as rows', async () => {
    // The database is brought to the day before, by the owner whom row-level security binds.
    await client.query('drop schema public cascade; create schema public authorization hf_owner');
    await client.query('set role hf_owner');
    const runner = { query: (text: string) => client.query(text) } as unknown as QueryRunner;
    const earlier = MIGRATIONS.slice(0, MIGRATIONS.indexOf(CheckInLight1763800001100));
    for (const Migration of earlier) await new Migration().up(runner);
    await client.query('reset role');
    await oldResults();
    const before = await results();
    await client.query('set role hf_owner');
    await client.query('begin');
    await new CheckInLight1763800001100().up(runner);
    await client.query('commit');
    await client.query('reset role');
    expect(before).toMatchObject({ scores: { length: 2 }, findings: { length: 2 } });
    expect(await results()).toEqual(before);
    const forced = await client.query(`select from pg_class where relname = 'check_in' and relforcerowsecurity`);
    expect(forced.rows).toHaveLength(1);
  });
});

/** All scores and findings as a reader sees them. */
async function results(): Promise<{ scores: unknown[]; findings: unknown[] }> {
  const scores = await client.query(
    'select form, form_version, total, band, step, mode, late, at from score order by form',
  );
  const findings = await client.query('select rule, urgency, facts_sealed, at from finding order by rule');
  return { scores: scores.rows, findings: findings.rows };
}

/** A submitted check-in with two totals, one of them in no band, and two findings. */
async function oldResults(): Promise<void> {
  const [clinicId, patientId, checkInId] = [newId(), newId(), newId()];
  await client.query(`insert into clinic (clinic_id, name, neutral_name, phone, zone) values ($1, '', '', '', 'UTC')`, [
    clinicId,
  ]);
  await client.query(
    `insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed,
        phone_sealed, email_sealed) values ($1, $2, '', '', '', '', '', '')`,
    [clinicId, patientId],
  );
  await client.query(
    `insert into check_in (clinic_id, id, patient_id, origin, due_on, steps, forms, importance, state, opens_at, closes_at,
        expires_at, questions, submitted_at, mode)
      values ($1, $2, $3, 'plan', '2026-05-01', '{day-1}', '{phq-9@1,gad-7@1}', 'routine', 'submitted', now(), now() + '1 day',
        now() + '2 days', 16, '2026-05-01T10:00:00Z', 'portal')`,
    [clinicId, checkInId, patientId],
  );
  for (const [form, total, band, step] of [
    ['phq-9', 14, 'moderate', 2],
    ['gad-7', 3.5, null, null],
  ])
    await client.query(
      `insert into score (clinic_id, check_in_id, form, form_version, patient_id, total, band, step, mode, at)
        values ($1, $2, $3, 1, $4, $5, $6, $7, 'portal', '2026-05-01T10:00:00Z')`,
      [clinicId, checkInId, form, patientId, total, band, step],
    );
  for (const [rule, urgency] of [
    ['phq-9.item-9', 'high'],
    ['symptoms.nausea', 'moderate'],
  ])
    await client.query(
      `insert into finding (clinic_id, check_in_id, rule, patient_id, urgency, facts_sealed, at)
        values ($1, $2, $3, $4, $5, '\\x0102', '2026-05-01T10:00:00Z')`,
      [clinicId, checkInId, rule, patientId, urgency],
    );
}
