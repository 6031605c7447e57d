import { newId } from '@holdfast/platform/model';
import { cloneDatabase, type TestDatabase } from '@holdfast/platform/server/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { NeedLean1763800001200 } from '../1200s/1200-need-lean';
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

describe('lines of the queue of the time when each part stood with its name', () => {
  it('say the same in the shorter form, in every clinic, and those without one stay without', async () => {
    // The database is brought to the day before, by the owner whom row-level security binds.
    await client.query('drop schema public cascade; create schema public authorization hf_owner');
    await client.query('set role hf_owner');
    const runner = { query: (text: string) => client.query(text) } as unknown as QueryRunner;
    const earlier = MIGRATIONS.slice(0, MIGRATIONS.indexOf(NeedLean1763800001200));
    for (const Migration of earlier) await new Migration().up(runner);
    await client.query('reset role');
    const parts = [
      ['rise', 0.5, 15, 30],
      ['loss', 0, 0, 25],
    ];
    const totals = [
      [1790556456262, 7, 9],
      [1791161256262, 14, 12],
    ];
    for (const line of [
      [41.25, 14, 33, 18, 6, null, [0], parts, totals],
      [null, 14, null, 18, 6, null, [2], [], []],
      null,
    ]) {
      await need(line);
    }
    await client.query('set role hf_owner');
    await client.query('begin');
    await new NeedLean1763800001200().up(runner);
    await client.query('commit');
    await client.query('reset role');
    const { rows } = await client.query<{ line: unknown; isDue: boolean }>(
      'select line, next_at <= now() as "isDue" from need order by line::text nulls last',
    );
    expect(rows).toEqual([
      { line: [14, 33, 18, 6, null, [0], [15, 0], [709, 712]], isDue: true },
      { line: [14, null, 18, 6, null, [2], [], []], isDue: true },
      { line: null, isDue: true },
    ]);
    const forced = await client.query(`select from pg_class where relname = 'need' and relforcerowsecurity`);
    expect(forced.rows).toHaveLength(1);
  });
});

/** A need of a patient in a clinic of its own. */
async function need(line: unknown): Promise<void> {
  const [clinicId, patientId] = [newId(), newId()];
  await client.query(`insert into clinic (clinic_id, name, neutral_name, phone, zone) values ($1, '', '', '', 'UTC')`, [
    clinicId,
  ]);
  await client.query(
    `insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed,
        phone_sealed, email_sealed) values ($1, $2, '', '', '', '', '', '')`,
    [clinicId, patientId],
  );
  await client.query(
    `insert into need (clinic_id, patient_id, place, rank, is_open, told, line, inputs, reckoned_at, next_at)
      values ($1, $2, 2, 45000, true, '{}', $3, '{}', now(), now() + '1 day')`,
    [clinicId, patientId, line && JSON.stringify(line)],
  );
}
