import { type Id, newId } from '@holdfast/platform/model';
import { Clock, GateCheck } from '@holdfast/platform/server';
import type { DeletionView } from '@holdfast/record/model';
import { DeletionRun, RECORD_TABLES } from '@holdfast/record/server';
import pg from 'pg';
import { ask } from '../support/copies';
import { type House, letIn, openHouse } from '../support/house';

const DAY_MS = 24 * 60 * 60_000;
const REASON = 'The patient asked for it in writing.';

let house: House;
let admin: pg.Client;

beforeAll(async () => {
  house = await openHouse();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
}, 300_000);
afterAll(async () => {
  await admin?.end();
  await house?.close();
});
afterEach(() => house.app.get(Clock).replay(null));

const willow = () => house.clinics.get('willow');
const clinicId = () => willow()?.clinicId ?? '';
const patients = () => [...(willow()?.patientIds ?? [])];
const patient = (place: number) => patients()[place]?.[1] ?? '';

async function call<T>(person: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const token = await house.signIn('willow', person);
  const headers = { authorization: `Bearer ${token}`, 'x-holdfast': 'portal' };
  const answer = await house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body ? answer.json<T & { code: string; facts: object }>() : null };
}

const wish = (person: string, patientId: Id, id = newId()) =>
  call<DeletionView>(person, 'PUT', `/api/clinic/deletions/${id}`, { patientId, reason: REASON });
const decide = (person: string, id: string, approve = true) =>
  call<DeletionView>(person, 'POST', `/api/clinic/deletions/${id}/decision`, { approve });

/** Has the last contact of any kind be so many days before the end of seven years ago. */
async function lastContact(patientId: Id, days: number): Promise<void> {
  const at = new Date();
  at.setUTCFullYear(at.getUTCFullYear() - 7);
  at.setTime(at.getTime() + days * DAY_MS);
  const long = new Date(at.getTime() - 400 * DAY_MS);
  await admin.query(`update message set sent_at = least(sent_at, $2) where patient_id = $1`, [patientId, at]);
  await admin.query(`update check_in set submitted_at = least(submitted_at, $2) where patient_id = $1`, [
    patientId,
    long,
  ]);
  await admin.query(`update alert set raised_at = least(raised_at, $2) where patient_id = $1`, [patientId, long]);
  await admin.query(`update referral_interest set at = least(at, $2) where patient_id = $1`, [patientId, long]);
  await admin.query(`update patient set created_at = $2 where id = $1`, [patientId, long]);
  await admin.query(`update thread set waiting_since = null, reply_due_at = null where patient_id = $1`, [patientId]);
  await admin.query(
    `insert into message (clinic_id, id, thread_id, patient_id, seq, side, sender_id, body_sealed, digest, from_patient,
        from_staff, sent_at)
      select clinic_id, gen_random_uuid(), thread_id, patient_id, 900000, side, sender_id, body_sealed, digest, from_patient,
        from_staff, $2 from message where patient_id = $1 order by seq limit 1 on conflict (clinic_id, thread_id, seq)
      do update set sent_at = excluded.sent_at`,
    [patientId, at],
  );
}

describe('destroying a record', () => {
  it('is refused while it has to be kept, naming until when, and no longer from that instant on', async () => {
    const id = patient(0);
    await lastContact(id, 1);
    const early = await wish('marcus', id);
    expect([early.status, early.body?.code]).toEqual([409, 'deletion.retained']);
    const until = Date.parse((early.body?.facts as { until: string }).until);
    expect(Math.abs(until - (Date.now() + DAY_MS))).toBeLessThan(2 * DAY_MS);
    house.app.get(Clock).replay(until - 1);
    expect((await wish('marcus', id)).body?.code).toBe('deletion.retained');
    house.app.get(Clock).replay(until);
    expect((await wish('marcus', id)).status).toBe(200);
  });

  it('is refused while something of the patient is under way, naming what', async () => {
    const id = patient(1);
    await lastContact(id, -1);
    await admin.query(`update thread set waiting_since = now() where patient_id = $1`, [id]);
    const refused = await wish('marcus', id);
    expect([refused.body?.code, refused.body?.facts]).toEqual(['deletion.blocked', { what: 'message' }]);
    await admin.query(`update thread set waiting_since = null where patient_id = $1`, [id]);
    expect((await wish('marcus', id)).status).toBe(200);
    expect((await wish('marcus', id)).body?.code).toBe('deletion.already-asked');
  });

  it('takes another person than the one who asked, and a week in which either undoes it', async () => {
    const id = patient(2);
    await lastContact(id, -1);
    const asked = await wish('marcus', id);
    const deletionId = asked.body?.id ?? '';
    expect((await decide('marcus', deletionId)).body?.code).toBe('record.same-person');
    expect((await decide('dana', deletionId)).status).toBe(403);
    const ruthSince = (interval: string) =>
      admin.query(
        `update account set created_at = now() - $2::interval where clinic_id = $1 and roles @> '{auditor}'`,
        [clinicId(), interval],
      );
    await ruthSince('6 days');
    const early = await decide('ruth', deletionId);
    expect([early.status, early.body?.code, early.body?.facts]).toEqual([409, 'record.not-apart', { why: 'new' }]);
    await ruthSince('7 days');
    const held = await decide('ruth', deletionId);
    expect(held.body).toMatchObject({ state: 'held', decidedBy: 'Ruth Feldman' });
    expect(Date.parse(held.body?.dueAt ?? '') - Date.now()).toBeGreaterThan(6.9 * DAY_MS);
    expect(await house.app.get(DeletionRun).sweep(clinicId())).toBe(0);
    const undone = await call<DeletionView>('marcus', 'DELETE', `/api/clinic/deletions/${deletionId}`);
    expect(undone.body?.state).toBe('undone');
    house.app.get(Clock).replay(Date.now() + 8 * DAY_MS);
    expect(await house.app.get(DeletionRun).sweep(clinicId())).toBe(0);
    expect((await decide('ruth', deletionId)).body?.code).toBe('deletion.over');
  });
});

/** Every list that names a patient, of every role: all routes that take no identifier, with all they can be asked for. */
async function listing(id: Id): Promise<string[]> {
  const routes = house.app
    .get(GateCheck)
    .entrances()
    .filter(({ kind, method, path, action }) => kind === 'http' && method === 'GET' && action && !path.includes(':'))
    .filter(({ action }) => action !== 'deletion.list')
    .map(({ path }) => path);
  const asked: readonly (readonly ['GET' | 'POST', string, object?])[] = [
    ...routes.map((url) => ['GET', url] as const),
    ...['all', 'mine', 'unassigned', 'answered', 'closed'].map((one) => ['GET', `/api/inbox?filter=${one}`] as const),
    ...['read', 'unread', 'outreach'].map((one) => ['GET', `/api/check-in-inbox?filter=${one}`] as const),
    ...['open', 'closed'].map((one) => ['GET', `/api/alerts?filter=${one}`] as const),
    ...['waiting', 'decided', 'all'].map((one) => ['GET', `/api/review-queue?view=${one}`] as const),
    ['POST', '/api/patients/search', { limit: 100 }],
    ['POST', '/api/clinic/record-search', { name: 'a' }],
  ];
  const shown: string[] = [];
  for (const person of ['lee', 'okafor', 'marcus']) {
    const token = await house.signIn('willow', person);
    for (const [method, url, payload] of asked) {
      const headers = { authorization: `Bearer ${token}`, 'x-holdfast': 'portal' };
      const answer = await house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      if (answer.body.includes(id)) shown.push(`${person} ${method} ${url}`);
    }
  }
  return shown;
}

/** The account that somebody of the house signs in with. */
async function accountOf(key: string): Promise<Id> {
  const token = await house.signIn('willow', key);
  const me = await house.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });
  return me.json<{ accountId: Id }>().accountId;
}

describe('a record that was destroyed', () => {
  let gone: Id;
  let name: string;
  let readableBefore: number;
  let receipt: DeletionView;
  let token: string;
  let shownBefore: string[];
  let helper: string;
  let other: Id;

  const readable = async () => {
    const text = 'select count(*)::int as n from data_key where clinic_id = $1 and wrapped is not null';
    return (await ask<{ n: number }>(house.database.adminUrl, text, [clinicId()]))[0]?.n ?? 0;
  };

  beforeAll(async () => {
    [name, gone] = patients()[3] ?? ['', ''];
    await lastContact(gone, -1);
    await admin.query(
      `insert into patient_plan (clinic_id, patient_id, version, plan, zone, started_at) values ($1, $2, 1, '{}', 'UTC', $3)
        on conflict do nothing`,
      [clinicId(), gone, new Date(0)],
    );
    token = await house.signIn('willow', name);
    for (const key of ['helps.one', 'helps.two']) await letIn(house, 'willow', name, key, ['messages']);
    helper = await house.signIn('willow', 'helps.one');
    other = patient(0);
    await admin.query(
      `insert into proxy (clinic_id, id, patient_id, account_id, relation, scopes, language, name_sealed, email_sealed, digest,
          granted_at, asked_at, accepted_at)
        select clinic_id, gen_random_uuid(), $3, account_id, relation, scopes, language, name_sealed, email_sealed, digest,
          granted_at, asked_at, accepted_at from proxy where patient_id = $1 and account_id = $2`,
      [gone, await accountOf('helps.two'), other],
    );
    shownBefore = await listing(gone);
    const asked = await wish('marcus', gone);
    expect(asked.body).toMatchObject({ state: 'asked', reason: REASON });
    expect((await decide('ruth', asked.body?.id ?? '')).body?.state).toBe('held');
    readableBefore = await readable();
    house.app.get(Clock).replay(Date.now() + 8 * DAY_MS);
    expect(await house.app.get(DeletionRun).sweep(clinicId())).toBe(1);
    house.app.get(Clock).replay(null);
    const list = await call<{ items: DeletionView[] }>('ruth', 'GET', '/api/clinic/deletions');
    receipt = list.body?.items.find(({ id }) => id === asked.body?.id) as DeletionView;
  });

  it('leaves a receipt: who, when, and which keys', async () => {
    expect(receipt).toMatchObject({ state: 'done', askedBy: 'Marcus Bell', decidedBy: 'Ruth Feldman', patient: null });
    const keys = await ask<{ id: Id }>(
      house.database.adminUrl,
      `select id from data_key where clinic_id = $1 and shredded_at is not null and (scope = 'patient' and subject_id = $2
        or scope = 'thread' and subject_id in (select id from thread where patient_id = $2)) order by id`,
      [clinicId(), gone],
    );
    expect(keys.length).toBeGreaterThan(1);
    expect(receipt.keyIds.toSorted()).toEqual(keys.map(({ id }) => id));
  });

  it('can be read in no row and no column, while every other key is as it was', async () => {
    const left: string[] = [];
    let looked = 0;
    for (const { name: table, through } of RECORD_TABLES) {
      if (['record_deletion', 'invitation', 'finding', 'room_link'].includes(table)) continue; // the clinic's own, or views
      const columns = await ask<{ name: string }>(
        house.database.adminUrl,
        `select attname::text as name from pg_attribute where attrelid = $1::regclass and attname like '%\\_sealed'`,
        [table],
      );
      const whose =
        through === 'patient'
          ? 't.patient_id = $1'
          : `t.${through.column} in (select id from ${through.parent} where patient_id = $1)`;
      for (const { name: column } of columns) {
        const rows = await ask<{ wrapped: boolean }>(
          house.database.adminUrl,
          `select k.wrapped is not null as wrapped from ${table} t
            left join data_key k on k.id = encode(substr(t.${column}, 2, 16), 'hex')::uuid
            where ${whose} and length(t.${column}) > 17`,
          [gone],
        );
        looked += rows.length;
        if (rows.some(({ wrapped }) => wrapped)) left.push(`${table}.${column}`);
      }
    }
    expect(looked).toBeGreaterThan(8);
    expect(left).toEqual([]);
    expect(await readable()).toBe(readableBefore - receipt.keyIds.length);
  });

  it('has no name, no address and no way in left', async () => {
    const url = '/api/me';
    const answer = await house.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBe(401);
    await expect(house.signIn('willow', name)).rejects.toThrow('session.refused');
    const tokens = await ask(house.database.adminUrl, 'select 1 from patient_name_token where patient_id = $1', [gone]);
    expect(tokens).toEqual([]);
  });

  it('says of nobody that they helped, and closes the accounts of those who helped nobody else', async () => {
    const rows = await ask(
      house.database.adminUrl,
      'select account_id, ended_by, ended_at is not null as ended from proxy where patient_id = $1',
      [gone],
    );
    expect(rows).toEqual(Array(2).fill({ account_id: null, ended_by: null, ended: true }));
    const me = await house.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${helper}` } });
    expect(me.statusCode).toBe(401);
    await expect(house.signIn('willow', 'helps.one')).rejects.toThrow('session.refused');
    const charges = await call<{ items: { patientId: Id }[] }>('helps.two', 'GET', '/api/me/charges');
    expect(charges.body?.items.map(({ patientId }) => patientId)).toEqual([other]);
    expect((await call('helps.two', 'GET', `/api/patients/${other}/threads`)).status).toBe(200);
    expect((await call('helps.two', 'GET', `/api/patients/${gone}/threads`)).status).toBe(404);
  });

  it('answers by address as nobody does, to every role', async () => {
    const text = 'select thread_id as "threadId", id from message where patient_id = $1 limit 1';
    const [message] = await ask<{ threadId: Id; id: Id }>(house.database.adminUrl, text, [gone]);
    const thread = `/threads/${message?.threadId}`;
    const talk = ['', '/messages', '/notes', `/messages/${message?.id}/history`].map((part) => `${thread}${part}`);
    for (const person of ['okafor', 'dana', 'lee', 'marcus', 'ruth']) {
      for (const part of [
        '',
        '/threads',
        '/check-ins',
        '/consent-history',
        '/infusions',
        '/safety-plan',
        '/trend',
        ...talk,
      ]) {
        const [real, none] = [
          await call(person, 'GET', `/api/patients/${gone}${part}`),
          await call(person, 'GET', `/api/patients/${newId()}${part}`),
        ];
        expect([person, part, real.status, real.body?.code]).toEqual([person, part, none.status, none.body?.code]);
      }
    }
  });

  it('was in lists, and is in none of them any more', async () => {
    expect(shownBefore.length).toBeGreaterThan(2);
    expect(await listing(gone)).toEqual([]);
  });

  it('keeps its entries in the trail', async () => {
    const rows = await ask<{ action: string }>(
      house.database.adminUrl,
      `select distinct action from audit_entry where patient_id = $1 and action like 'deletion.%' order by 1`,
      [gone],
    );
    expect(rows.map(({ action }) => action)).toEqual(['deletion.ask', 'deletion.decide', 'deletion.run']);
  });
});
