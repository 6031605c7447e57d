import pg from 'pg';
import { type House, openHouse } from '../support/house';
import { tablesOf, unprotected } from './tables';

let house: House;
let app: pg.Client;
let admin: pg.Client;

beforeAll(async () => {
  house = await openHouse();
  app = new pg.Client({ connectionString: house.database.settings.DATABASE_URL });
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await Promise.all([app.connect(), admin.connect()]);
});
afterAll(async () => {
  await Promise.all([app?.end(), admin?.end()]);
  await house?.close();
});

const clinicId = (key: string) => house.clinics.get(key)?.clinicId ?? '';
const patientId = (key: string) => house.clinics.get('willow')?.patientIds.get(key) ?? '';

async function within<T>(clinic: string | null, patient: string | null, job: () => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    await app.query(`select set_config('app.clinic_id', $1, true), set_config('app.patient_id', $2, true)`, [
      clinic ?? '',
      patient ?? '',
    ]);
    return await job();
  } finally {
    await app.query('rollback');
  }
}

const readable = async () => {
  const tables = await tablesOf(admin);
  const { rows } = await app.query<{ name: string }>(
    `select t as name from unnest($1::text[]) t where has_table_privilege(t, 'select')`,
    [tables],
  );
  return rows.map(({ name }) => name);
};

describe('row-level security, with every guard of the program out of the way', () => {
  it('is forced on every table that belongs to a clinic', async () => {
    expect((await tablesOf(admin)).length).toBeGreaterThan(20);
    expect(await unprotected(admin)).toEqual([]);
  });

  it('is missed by the check when a table forgets it', async () => {
    await admin.query(
      'create table forgotten (clinic_id uuid not null, id uuid not null, primary key (clinic_id, id))',
    );
    await admin.query('alter table forgotten enable row level security'); // enabled is not forced
    try {
      expect(await unprotected(admin)).toEqual(['forgotten']);
    } finally {
      await admin.query('drop table forgotten');
    }
  });

  it('shows one clinic no row of another, in any table', async () => {
    for (const table of await readable()) {
      for (const [own, other] of [['willow', 'harbor'] as const, ['harbor', 'willow'] as const]) {
        const { rows } = await within(clinicId(own), null, () =>
          app.query<{ foreign: number }>(`select count(*)::int as foreign from ${table} where clinic_id = $1`, [
            clinicId(other),
          ]),
        );
        expect([table, rows[0]?.foreign]).toEqual([table, 0]);
      }
    }
  });

  it('shows the clinic its own rows, so that the test above tests something', async () => {
    const { rows } = await within(clinicId('willow'), null, () =>
      app.query<{ n: number }>('select count(*)::int n from message'),
    );
    expect(rows[0]?.n).toBeGreaterThan(5);
  });

  it('shows nothing at all where no clinic is named, also after another transaction named one', async () => {
    await within(clinicId('willow'), null, () => app.query('select 1'));
    for (const table of await readable()) {
      const { rows } = await app.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      expect([table, rows[0]?.n]).toEqual([table, 0]);
    }
  });

  it('shows a patient no row of another patient, and no staff note', async () => {
    const sam = patientId('sam.rivera');
    const { rows: withPatient } = await admin.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'patient_id'`,
    );
    const open = (await readable()).filter((table) => withPatient.some(({ name }) => name === table));
    const clinicWide = new Set(['reply_promise', 'inbox_thread']); // figures of the clinic, read by no patient's route
    for (const table of open.filter((one) => !clinicWide.has(one))) {
      const { rows } = await within(clinicId('willow'), sam, () =>
        app.query<{ n: number }>(`select count(*)::int as n from ${table} where patient_id <> $1`, [sam]),
      );
      expect([table, rows[0]?.n]).toEqual([table, 0]);
    }
    const { rows } = await within(clinicId('willow'), sam, () =>
      app.query<{ n: number }>('select count(*)::int n from staff_note'),
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('lets nobody write a row into another clinic', async () => {
    const insert = `insert into audit_entry (clinic_id, account_id, action) values ($1, $1, 'forged')`;
    await expect(within(clinicId('willow'), null, () => app.query(insert, [clinicId('harbor')]))).rejects.toThrow(
      /row-level security/,
    );
    await within(clinicId('willow'), null, () => app.query(insert, [clinicId('willow')]));
  });

  it('gives the program no way to change the trail that it writes, nor the log over it', async () => {
    for (const table of ['audit_entry', 'audit_list', 'audit_leaf', 'audit_about', 'audit_checkpoint']) {
      for (const statement of [
        `delete from ${table}`,
        `update ${table} set clinic_id = clinic_id`,
        `truncate ${table}`,
      ])
        await expect(app.query(statement)).rejects.toThrow(/permission denied/);
    }
  });

  it('shows a patient their own entries, those of lists that named them, and whom else a list named never', async () => {
    const sam = patientId('sam.rivera');
    const clinic = clinicId('willow');
    const staff = '0193c0de-0000-7000-8000-00000000aaaa';
    const list = '0193c0de-0000-7000-8000-00000000bbbb';
    const add = `insert into audit_entry (clinic_id, id, account_id, action) values ($1, $2, $3, 'patient.list')`;
    await admin.query(add, [clinic, list, staff]);
    const named = [sam, patientId('mateo.ito')];
    await admin.query('insert into audit_list (clinic_id, entry_id, patient_ids) values ($1, $2, $3)', [
      clinic,
      list,
      named,
    ]);
    await admin.query(
      'insert into audit_about (clinic_id, patient_id, entry_id) select $1, p, $2 from unnest($3::uuid[]) p',
      [clinic, list, named],
    );
    const entries = await within(clinic, sam, () =>
      app.query<{ id: string; patient_id: string | null }>('select id, patient_id from audit_entry'),
    );
    expect(entries.rows.some(({ id }) => id === list)).toBe(true);
    expect(entries.rows.filter(({ id, patient_id: whose }) => whose !== sam && id !== list)).toEqual([]);
    expect(entries.rows.length).toBeGreaterThan(1);
    for (const table of ['audit_list', 'audit_leaf', 'audit_checkpoint', 'audit_log']) {
      const { rows } = await within(clinic, sam, () => app.query(`select * from ${table}`));
      expect([table, rows]).toEqual([table, []]);
    }
  });
});
