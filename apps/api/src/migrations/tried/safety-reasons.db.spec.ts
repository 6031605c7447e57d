import { newId } from '@holdfast/platform/model';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../index';
import { SafetyReasons1763800001090 } from '../1000s/1090-safety-reasons';

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

describe('alerts of the time when each rule raised its own', () => {
  it('keep their reasons, and only the gravest of a check-in takes further ones', async () => {
    // The database is brought to the day before, by the owner whom row-level security binds.
    await client.query('drop schema public cascade; create schema public authorization hf_owner');
    await client.query('set role hf_owner');
    const runner = { query: (text: string) => client.query(text) } as unknown as QueryRunner;
    const earlier = MIGRATIONS.slice(0, MIGRATIONS.indexOf(SafetyReasons1763800001090));
    for (const Migration of earlier) await new Migration().up(runner);
    await client.query('reset role');
    const { high, moderate } = await oldAlerts();
    await client.query('set role hf_owner');
    await client.query('begin');
    await new SafetyReasons1763800001090().up(runner);
    await client.query('commit');
    await client.query('reset role');
    const { rows } = await client.query('select id, is_apart, concern, next_step_at from alert order by is_apart');
    expect(rows).toMatchObject([
      { id: high, is_apart: false, concern: 'harm' },
      { id: moderate, is_apart: true, concern: 'medical' },
    ]);
    const reasons = await client.query('select rule, level, concern from alert_reason order by rule');
    expect(reasons.rows).toEqual([
      { rule: 'phq-9.item-9', level: 'high', concern: 'harm' },
      { rule: 'symptoms.nausea', level: 'moderate', concern: 'medical' },
    ]);
    expect(rows.find(({ id }) => id === high)?.next_step_at).not.toBeNull(); // it had been acknowledged, and then silence
    const forced =
      await client.query(`select relname from pg_class where relname in ('alert', 'alert_step', 'alert_reason')
      and relforcerowsecurity`);
    expect(forced.rows).toHaveLength(3);
  });
});

/** Two alerts of one check-in, as they were kept before: the graver one acknowledged without a time of contact. */
async function oldAlerts(): Promise<{ high: string; moderate: string }> {
  const [clinicId, accountId, patientId, checkInId] = [newId(), newId(), newId(), newId()];
  const [high, moderate] = [newId(), newId()];
  await client.query('set session_replication_role = replica'); // no account stands behind the person, and need not
  await client.query(`insert into clinic (clinic_id, name, neutral_name, phone, zone) values ($1, '', '', '', 'UTC')`, [
    clinicId,
  ]);
  await client.query(`insert into staff (clinic_id, id, title) values ($1, $2, '')`, [clinicId, accountId]);
  await client.query(
    `insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed,
        phone_sealed, email_sealed) values ($1, $2, '', '', '', '', '', '')`,
    [clinicId, patientId],
  );
  for (const [id, level, rule, state] of [
    [high, 'high', 'phq-9.item-9', 'acknowledged'],
    [moderate, 'moderate', 'symptoms.nausea', 'open'],
  ]) {
    const stepId = newId();
    await client.query(
      `insert into alert (clinic_id, id, patient_id, kind, level, rule, source_id, state, raised_at, acknowledged_at,
          acknowledged_by, answer_digest, facts_step_id)
        values ($1, $2, $3, 'finding', $4, $5, $6, $7, now(), now(), $8, '\\x01', $9)`,
      [clinicId, id, patientId, level, rule, checkInId, state, accountId, stepId],
    );
    await client.query(
      `insert into alert_step (clinic_id, id, alert_id, number, kind, at, level, round, facts_sealed)
        values ($1, $2, $3, 1, 'raised', now(), $4, 1, '\\x02')`,
      [clinicId, stepId, id, level],
    );
  }
  await client.query('set session_replication_role = origin');
  return { high, moderate };
}
