import { newId } from '@holdfast/platform/model';
import { RecordFile } from '@holdfast/record/model';
import { NOT_IN_RECORD, RECORD_TABLES } from '@holdfast/record/server';
import pg from 'pg';
import { ask } from '../support/copies';
import { firstThread, type House, openHouse } from '../support/house';
import { unzip } from '../support/unzip';

let house: House;

beforeAll(async () => {
  house = await openHouse();
}, 300_000);
afterAll(async () => {
  await house?.close();
});

const patientOf = (key: string, clinic = 'willow') => house.clinics.get(clinic)?.patientIds.get(key) ?? '';
const clinicId = () => house.clinics.get('willow')?.clinicId ?? '';

async function take(person: string, patientId: string) {
  const token = await house.signIn('willow', person);
  const answer = await house.app.inject({
    method: 'POST',
    url: `/api/patients/${patientId}/record`,
    headers: { authorization: `Bearer ${token}`, 'x-holdfast': 'portal' },
    payload: { language: 'en' },
  });
  return answer;
}

async function put(person: string, url: string, payload: object) {
  const headers = { authorization: `Bearer ${await house.signIn('willow', person)}`, 'x-holdfast': 'portal' };
  const answer = await house.app.inject({ method: 'PUT', url, headers, payload });
  expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
}

async function recordOf(person: string, patientId: string) {
  const answer = await take(person, patientId);
  expect(answer.statusCode).toBe(200);
  const files = await unzip(answer.rawPayload);
  return { files, record: RecordFile.parse(JSON.parse(files.get('record.json')?.toString() ?? '')) };
}

// What belongs to a patient: a column that says so, or a reference to a row of such a table.
const HOLDERS = `with recursive holder as (
    select c.oid, c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not a.attisdropped
        and a.attname in ('patient_id', 'patient_ids')
    union
    select c.oid, c.relname::text from holder h join pg_constraint k on k.confrelid = h.oid and k.contype = 'f'
      join pg_class c on c.oid = k.conrelid)
  select distinct name from holder order by name`;

describe('the export of one patient', () => {
  it('forgets no table that holds something of a patient', async () => {
    const rows = await ask<{ name: string }>(house.database.adminUrl, HOLDERS, []);
    const known = [...RECORD_TABLES.map(({ name }) => name), ...Object.keys(NOT_IN_RECORD)];
    expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(known.length).toBe(new Set(known).size);
  });

  it('finds a table that was forgotten', async () => {
    const admin = new pg.Client({ connectionString: house.database.adminUrl });
    await admin.connect();
    await admin.query('create table forgotten (clinic_id uuid, id uuid, patient_id uuid, primary key (clinic_id, id))');
    try {
      const rows = await ask<{ name: string }>(house.database.adminUrl, HOLDERS, []);
      expect(rows.map(({ name }) => name)).toContain('forgotten');
    } finally {
      await admin.query('drop table forgotten');
      await admin.end();
    }
  });

  it('holds every row of every table, opened', async () => {
    const patientId = patientOf('sam.rivera');
    const { record, files } = await recordOf('marcus', patientId);
    for (const { name, through } of RECORD_TABLES) {
      const whose =
        through === 'patient'
          ? 't.patient_id = $2'
          : `exists (select from ${through.parent} p where p.clinic_id = t.clinic_id and p.id = t.${through.column} and p.patient_id = $2)`;
      const [row] = await ask<{ n: number }>(
        house.database.adminUrl,
        `select count(*)::int as n from ${name} t where t.clinic_id = $1 and ${whose}`,
        [clinicId(), patientId],
      );
      // The entry of this very export is the last of the trail.
      expect([name, record.tables[name]?.rows.length]).toEqual([name, row?.n]);
    }
    expect(record.unreadable).toBe(0);
    expect(record.tables['patient']?.rows[0]?.['name']).toBe('Sam Rivera');
    expect(record.tables['message']?.rows.length).toBeGreaterThan(2);
    expect(record.tables['message']?.rows.every(({ body }) => typeof body === 'string' && body !== '')).toBe(true);
    expect(record.tables['finding']?.rows.every(({ facts }) => facts !== null)).toBe(true);
    expect(files.get('record.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(files.get('tables/message.csv')?.toString()).toContain('body');
    expect(JSON.stringify(record)).not.toMatch(/\\\\x[0-9a-f]{20}/);
  });

  it('holds all that the clinic’s holds when patients take their own, but for what is the clinic’s own', async () => {
    const patientId = patientOf('sam.rivera');
    const threadId = await firstThread(house, 'willow', 'sam.rivera');
    const at = `/api/patients/${patientId}/threads/${threadId}`;
    const [theirs, own1] = [newId(), newId()];
    await put('dana', `${at}/messages/${theirs}`, { body: 'Blake Doe takes 80' });
    await put('dana', `${at}/messages/${theirs}/correction`, { body: null, from: 'sent' });
    await put('sam.rivera', `${at}/messages/${own1}`, { body: 'I slept badly' });
    await put('sam.rivera', `${at}/messages/${own1}/correction`, { body: 'I slept well', from: 'sent' });
    const marks = async () => {
      const text = 'select version, last_seq as "lastSeq" from thread where id = $1';
      return (await ask<{ version: number; lastSeq: number }>(house.database.adminUrl, text, [threadId]))[0];
    };
    const { version } = (await marks()) ?? {};
    const staff = `select id from account where clinic_id = $1 and id in (select staff_id from care_team_member
        where patient_id = $2) and id is distinct from (select assignee_id from thread where id = $3) limit 1`;
    const [other] = await ask<{ id: string }>(house.database.adminUrl, staff, [clinicId(), patientId, threadId]);
    await put('dana', `${at}/assignee`, { version, assigneeId: other?.id, reason: 'He keeps asking' });
    await put('dana', `${at}/state`, { ...(await marks()), state: 'closed', reason: 'All is well' });
    const { record: own, files } = await recordOf('sam.rivera', patientId);
    const { record: whole } = await recordOf('marcus', patientId);
    expect(Object.keys(whole.tables).filter((name) => !(name in own.tables))).toEqual(['staff_note']);
    expect(Object.keys(own.withheld)).toEqual(['message_revision', 'thread_step', 'staff_note']);
    expect(whole.withheld).toEqual({});
    expect(own.tables['infusion_entry']?.rows).toEqual(whole.tables['infusion_entry']?.rows);
    expect(own.tables['alert']?.rows.length).toBe(whole.tables['alert']?.rows.length);
    const words = (file: RecordFile, table: string, column: string) =>
      (file.tables[table]?.rows ?? []).map((row) => row[column]).filter((word) => word !== null);
    expect(words(whole, 'message_revision', 'body')).toEqual(['Blake Doe takes 80', 'I slept badly']);
    expect(words(own, 'message_revision', 'body')).toEqual(['I slept badly']);
    expect(words(whole, 'thread_step', 'reason')).toEqual(expect.arrayContaining(['He keeps asking', 'All is well']));
    const closed = (whole.tables['thread_step']?.rows ?? []).filter(({ kind }) => kind === 'closed');
    expect(words(own, 'thread_step', 'reason')).toEqual(closed.map(({ reason }) => reason));
    expect(words(own, 'thread_step', 'reason')).toContain('All is well');
    expect(own.tables['thread_step']?.rows.length).toBe(whole.tables['thread_step']?.rows.length);
    expect([...files.values()].some((file) => file.includes('Blake') || file.includes('He keeps asking'))).toBe(false);
  });

  it('names nobody else: no row of another patient is in it', async () => {
    const { record } = await recordOf('marcus', patientOf('sam.rivera'));
    const others = [...(house.clinics.get('willow')?.patientIds.values() ?? [])].filter(
      (id) => id !== patientOf('sam.rivera'),
    );
    const text = JSON.stringify(record);
    expect(others.length).toBeGreaterThan(1);
    expect(others.filter((id) => text.includes(id))).toEqual([]);
  });

  it('is one access in the trail', async () => {
    const patientId = patientOf('sam.rivera');
    const count = async () => {
      const text = `select count(*)::int as n from audit_entry where patient_id = $1 and action = 'record.export'`;
      return (await ask<{ n: number }>(house.database.adminUrl, text, [patientId]))[0]?.n ?? 0;
    };
    const before = await count();
    await recordOf('marcus', patientId);
    expect(await count()).toBe(before + 1);
    const text = `select distinct purpose from audit_entry where patient_id = $1 and action = 'record.export' order by 1`;
    const purposes = await ask<{ purpose: string }>(house.database.adminUrl, text, [patientId]);
    expect(purposes.map(({ purpose }) => purpose)).toEqual(['operations', 'own']);
  });

  it('is missing to who may not have it, as to who asks for nobody', async () => {
    const strangers = await take('marcus', patientOf('elena.marsh', 'harbor') || newId());
    const nobody = await take('marcus', newId());
    const other = await take('sam.rivera', [...(house.clinics.get('willow')?.patientIds.values() ?? [])][1] ?? '');
    expect([strangers.statusCode, nobody.statusCode, other.statusCode]).toEqual([404, 404, 404]);
    expect((await take('dana', patientOf('sam.rivera'))).statusCode).toBe(403);
  });
});
