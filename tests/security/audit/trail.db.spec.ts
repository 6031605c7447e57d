import type {
  GlassReport,
  MinePage,
  ReadingAlertList,
  TrailCheck,
  TrailEntryView,
  TrailPage,
} from '@holdfast/audit/model';
import { ACTION_WORDS } from '@holdfast/audit/model';
import { OverseerMails, Sealer, UnusualReading } from '@holdfast/audit/server';
import { Accounts } from '@holdfast/identity/server';
import { newId } from '@holdfast/platform/model';
import { GateCheck, Mailer, Policies, Sealing, Sweeper, Work } from '@holdfast/platform/server';
import pg from 'pg';
import { type House, openHouse } from '../../support/house';

let house: House;
let admin: pg.Client;
const tokens = new Map<string, string>();

beforeAll(async () => {
  house = await openHouse();
  admin = new pg.Client({ connectionString: house.database.adminUrl });
  await admin.connect();
  for (const person of ['dana', 'lee', 'marcus', 'ruth', 'sam.rivera', 'mateo.ito'])
    tokens.set(person, await house.signIn('willow', person));
});
afterAll(async () => {
  await admin?.end();
  await house?.close();
});

const clinicId = () => house.clinics.get('willow')?.clinicId ?? '';
const patientId = (key: string) => house.clinics.get('willow')?.patientIds.get(key) ?? '';
const accountId = (key: string) => house.clinics.get('willow')?.actors.get(key)?.accountId ?? '';

async function ask(person: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const headers = {
    authorization: `Bearer ${tokens.get(person) ?? ''}`,
    'x-holdfast': 'portal',
    'x-request-id': newId(),
  };
  const answer = await house.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return {
    status: answer.statusCode,
    body: answer.body,
    json: <T>() => answer.json<T>(),
    requestId: headers['x-request-id'],
  };
}

/** As if the person had just proved again that it is them, or had not for a while. */
async function prove(person: string, isFresh = true): Promise<void> {
  const at = isFresh ? 'now()' : 'null';
  await admin.query(`update session set proved_at = ${at} where account_id = $1`, [accountId(person)]);
}

async function seal(): Promise<void> {
  while ((await house.app.get(Sealer).sweep(clinicId())) > 0);
  await house.app.get(Sealer).sign(clinicId(), true);
}

const search = async (query: object) =>
  (await ask('ruth', 'POST', '/api/clinic/trail/search', query)).json<TrailPage>();

describe('the words of the trail', () => {
  it('are there for every action of every policy, in both languages', () => {
    const actions = house.app
      .get(Policies)
      .entries()
      .map(([action]) => action);
    expect(actions.filter((action) => !ACTION_WORDS[action]?.every((words) => words.length > 3))).toEqual([]);
  });
});

describe('searching the trail', () => {
  it('finds by person, patient, action, its group, outcome and purpose, newest first, page by page', async () => {
    const sam = patientId('sam.rivera');
    await ask('dana', 'GET', `/api/patients/${sam}`);
    await ask('dana', 'GET', `/api/patients/${patientId('mateo.ito')}`);
    await seal();
    const read = await search({ accountId: accountId('dana'), patientId: sam, action: 'patient.read' });
    expect(read.items[0]).toMatchObject({
      who: { name: expect.stringContaining('Dana') as unknown, roles: ['nurse'] },
      patient: { id: sam, name: 'Sam Rivera' },
      ...{ action: 'patient.read', outcome: 'allowed', purpose: 'treatment' },
    });
    const refused = await search({ outcome: 'refused', action: 'patient' });
    expect(refused.items.map(({ patient }) => patient?.id)).toEqual([patientId('mateo.ito')]);
    const first = await search({ purpose: 'treatment', limit: 3 });
    const second = await search({ purpose: 'treatment', limit: 3, after: first.nextAfter ?? '' });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect(ids).toHaveLength(6);
  });

  it('shows what was done a moment ago, before it is sealed, and leaves the machinery out unless asked', async () => {
    const sam = patientId('sam.rivera');
    const { requestId } = await ask('dana', 'GET', `/api/patients/${sam}/threads`);
    const [newest] = (await search({ accountId: accountId('dana'), limit: 1 })).items;
    expect(newest).toMatchObject({ requestId, position: null });
    const about = await search({ patientId: sam, purpose: 'treatment', limit: 1 });
    expect(about.items[0]?.requestId).toBe(requestId);
    expect((await search({ limit: 50 })).items.filter(({ who }) => who === null)).toEqual([]);
    expect((await search({ purpose: 'system', limit: 5 })).items.length).toBeGreaterThan(0);
  });

  it('tells of one entry where it stands and by which checkpoint it is covered', async () => {
    await ask('dana', 'GET', `/api/patients/${patientId('sam.rivera')}`);
    const [entry] = (await search({ accountId: accountId('dana'), limit: 1 })).items;
    const view = async () => (await ask('ruth', 'GET', `/api/clinic/trail/${entry?.id ?? ''}`)).json<TrailEntryView>();
    expect((await view()).checkpoint).toBeNull();
    await seal();
    const sealed = await view();
    expect(sealed.checkpoint?.size).toBeGreaterThan(sealed.entry.position ?? Infinity);
    expect((await ask('ruth', 'GET', `/api/clinic/trail/${newId()}`)).status).toBe(404);
  });

  it('is itself in the trail, with whom it showed', async () => {
    const { requestId } = await ask('ruth', 'POST', '/api/clinic/trail/search', { patientId: patientId('sam.rivera') });
    const { rows } = await admin.query(
      'select l.patient_ids from audit_entry e join audit_list l on l.entry_id = e.id where e.request_id = $1',
      [requestId],
    );
    expect(rows).toEqual([{ patient_ids: expect.arrayContaining([patientId('sam.rivera')]) as unknown }]);
  });
});

describe('taking the trail away', () => {
  it('needs a fresh proof, gives a file that no spreadsheet runs, and is in the trail', async () => {
    const url = '/api/clinic/trail/export';
    const query = { format: 'csv', patientId: patientId('sam.rivera') };
    await prove('marcus', false);
    expect((await ask('marcus', 'POST', url, query)).status).toBe(403);
    await prove('marcus');
    const { status, body, requestId } = await ask('marcus', 'POST', url, query);
    expect(status).toBe(200);
    expect(body.split('\r\n')[0]).toContain('time,who,roles');
    expect(body).toContain('Sam Rivera');
    const { rows } = await admin.query('select action from audit_entry where request_id = $1', [requestId]);
    expect(rows).toEqual([{ action: 'trail.export' }]);
    const json = await ask('marcus', 'POST', url, { ...query, format: 'json' });
    // The first file is an entry by now, and it named this patient.
    expect(json.json<{ items: unknown[] }>().items.length).toBe(body.trim().split('\r\n').length - 1 + 1);
  });
});

describe('checking the log', () => {
  it('finds nothing where nothing was done, and the place where something was', async () => {
    await seal();
    const check = async () => (await ask('ruth', 'POST', '/api/clinic/trail/check')).json<TrailCheck>();
    expect(await check()).toMatchObject({ flaws: [], isOutside: true, entriesFrom: 0 });
    const edit = (action: string) =>
      admin.query(
        `update audit_entry set action = $2 where id = (select entry_id from audit_leaf where clinic_id = $1 and position = 7)`,
        [clinicId(), action],
      );
    const { rows } = await admin.query<{ action: string }>(
      `select action from audit_entry where id = (select entry_id from audit_leaf where clinic_id = $1 and position = 7)`,
      [clinicId()],
    );
    await edit('x');
    expect((await check()).flaws).toEqual([expect.objectContaining({ kind: 'changed', position: 7 })]);
    await edit(rows[0]?.action ?? '');
    expect((await check()).flaws).toEqual([]);
  });
});

describe('a list that names patients', () => {
  it('leaves one entry that says whom it named, and each of them can see that', async () => {
    const { status, requestId, json } = await ask('dana', 'POST', '/api/patients/search', { limit: 10 });
    expect(status).toBe(200);
    const shown = json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    const { rows } = await admin.query<{ patient_ids: string[] }>(
      'select l.patient_ids from audit_entry e left join audit_list l on l.entry_id = e.id where e.request_id = $1',
      [requestId],
    );
    expect(rows).toHaveLength(1);
    expect([...(rows[0]?.patient_ids ?? [])].sort()).toEqual([...shown].sort());
    expect(shown).toContain(patientId('sam.rivera'));
    await seal();
    const mine = await ask('sam.rivera', 'GET', `/api/patients/${patientId('sam.rivera')}/trail`);
    expect(mine.json<MinePage>().items[0]).toMatchObject({ action: 'patient.list', isList: true });
    for (const other of shown.filter((id) => id !== patientId('sam.rivera'))) expect(mine.body).not.toContain(other);
  });

  it('names everyone it shows, on every route that shows patients of one clinic together', async () => {
    const patients = [...(house.clinics.get('willow')?.patientIds.values() ?? [])];
    const ways = house.app
      .get(GateCheck)
      .entrances()
      .filter(({ kind, method, path, action }) => kind === 'http' && action && method === 'GET' && !path.includes(':'));
    const naming: string[] = [];
    for (const { path } of ways) {
      const { status, body, requestId } = await ask('lee', 'GET', path);
      if (status !== 200) continue;
      const { rows } = await admin.query<{ patient_ids: string[] | null }>(
        'select l.patient_ids from audit_entry e left join audit_list l on l.entry_id = e.id where e.request_id = $1',
        [requestId],
      );
      const shown = patients.filter((id) => body.includes(id)).sort();
      if (shown.length > 0) naming.push(path);
      const named = rows.map((row) => [...(row.patient_ids ?? [])].sort());
      expect([path, named]).toEqual([path, [shown]]);
    }
    expect(naming).toEqual(expect.arrayContaining(['/api/inbox']));
  });
});

describe('a chart that is not one’s own', () => {
  const chart = () => `/api/patients/${patientId('mateo.ito')}`;
  const glass = () => `${chart()}/break-glass`;
  const reason = 'He fell in the waiting room and nobody of his team is here.';

  it('opens in an emergency after a fresh proof, for what cannot wait, and the patient reads why', async () => {
    await prove('dana', false);
    expect((await ask('dana', 'GET', chart())).status).toBe(404);
    expect((await ask('dana', 'POST', glass(), { reason })).json<{ code: string }>().code).toBe('session.step-up');
    await prove('dana');
    expect((await ask('dana', 'POST', glass(), { reason: ' ' })).status).toBe(422);
    const opened = await ask('dana', 'POST', glass(), { reason });
    expect(opened.status).toBe(200);
    expect((await ask('dana', 'POST', glass(), { reason })).body).toBe(opened.body);
    expect((await ask('dana', 'GET', chart())).status).toBe(200);
    expect((await ask('dana', 'GET', `${chart()}/threads`)).status).toBe(200);
    expect((await ask('dana', 'GET', `/api/patients/${patientId('ruby.tran')}`)).status).toBe(404);
    const sealedReason = await admin.query<{ reason_sealed: Buffer }>('select reason_sealed from break_glass');
    expect(sealedReason.rows[0]?.reason_sealed.toString('latin1')).not.toContain('waiting room');
    await seal();
    const mine = (await ask('mateo.ito', 'GET', `${chart()}/trail`)).json<MinePage>();
    const during = mine.items.filter(({ emergency }) => emergency !== null);
    expect(during.map(({ action }) => action).sort()).toEqual([
      ...['break-glass.open', 'break-glass.open', 'patient.read', 'thread.list'],
    ]);
    expect(new Set(during.map(({ emergency }) => emergency?.reason))).toEqual(new Set([reason]));
  });

  it('is in the report of who oversees, and closes when the person ends it', async () => {
    const report = (await ask('ruth', 'GET', '/api/clinic/break-glass')).json<GlassReport>();
    expect(report.items).toEqual([
      expect.objectContaining({ reason, patient: { id: patientId('mateo.ito'), name: 'Mateo Ito' }, endedAt: null }),
    ]);
    expect(report.items[0]?.entries).toBeGreaterThan(0);
    expect((await ask('dana', 'DELETE', glass())).status).toBe(204);
    expect((await ask('dana', 'GET', chart())).status).toBe(404);
    expect((await ask('dana', 'DELETE', glass())).status).toBe(404);
  });

  it('closes by itself after its hour, and with the session', async () => {
    await prove('dana');
    await ask('dana', 'POST', glass(), { reason });
    expect((await ask('dana', 'GET', chart())).status).toBe(200);
    const other = await house.signIn('willow', 'dana');
    const first = tokens.get('dana') ?? '';
    tokens.set('dana', other);
    expect((await ask('dana', 'GET', chart())).status).toBe(404);
    tokens.set('dana', first);
    await admin.query(
      `update break_glass set began_at = now() - interval '61 minutes', ends_at = now() - interval '1 minute' where ended_at is null`,
    );
    expect((await ask('dana', 'GET', chart())).status).toBe(404);
    const swept = await house.app.get(Sweeper).round();
    expect(swept?.get('emergencies ended')).toBe(1);
  });

  it('does not open to an administrator, nor where there is no such patient', async () => {
    await prove('marcus');
    await prove('dana');
    expect((await ask('marcus', 'POST', glass(), { reason })).status).toBe(403);
    expect((await ask('dana', 'POST', `/api/patients/${newId()}/break-glass`, { reason })).status).toBe(404);
  });
});

describe('unusual reading', () => {
  it('is noticed at the chart after what is expected, not before, told once, and looked into', async () => {
    await admin.query('insert into audit_setting (clinic_id, charts_per_hour) values ($1, 60)', [clinicId()]);
    const someone = accountId('lee');
    const read = (count: number) =>
      admin.query(
        `insert into audit_entry (clinic_id, account_id, session_id, action, patient_id, purpose)
          select $1, $2, $2, 'patient.read', gen_random_uuid(), 'treatment' from generate_series(1, $3)`,
        [clinicId(), someone, count],
      );
    const { rows } = await admin.query<{ n: number }>(
      `select count(distinct patient_id)::int n from audit_entry where account_id = $1 and session_id is not null`,
      [someone],
    );
    const watch = new UnusualReading(...partsOf());
    await read(60 - (rows[0]?.n ?? 0));
    expect(await watch.sweep(clinicId())).toBe(0);
    await read(1);
    const mailsBefore = house.app.get(Mailer).outbox().length;
    expect(await new UnusualReading(...partsOf()).sweep(clinicId())).toBe(1);
    expect(await new UnusualReading(...partsOf()).sweep(clinicId())).toBe(0);
    const mails = house.app.get(Mailer).outbox().slice(mailsBefore);
    expect(mails).toHaveLength(1);
    expect(mails.map(({ subject, text }) => subject + text).join()).not.toMatch(/Lee|chart|\b61\b/);
    const list = async () => (await ask('ruth', 'GET', '/api/clinic/unusual-reading')).json<ReadingAlertList>();
    const [alert] = (await list()).items;
    expect(alert).toMatchObject({ charts: 61, expected: 60, settled: null });
    const settle = `/api/clinic/unusual-reading/${alert?.id ?? ''}/settle`;
    expect((await ask('ruth', 'POST', settle, { note: 'Fine.' })).status).toBe(403);
    expect((await ask('marcus', 'POST', settle, { note: 'It was the yearly list.' })).status).toBe(204);
    expect((await ask('marcus', 'POST', settle, { note: 'Again.' })).status).toBe(404);
    expect((await list()).items[0]?.settled).toMatchObject({ note: 'It was the yearly list.' });
  });
});

// A watch of its own, which has not looked yet: the house's looks four times a minute at most.
function partsOf(): ConstructorParameters<typeof UnusualReading> {
  const { app } = house;
  return [app.get(Work), app.get(Sweeper), app.get(Accounts), app.get(Sealing), app.get(OverseerMails)];
}
