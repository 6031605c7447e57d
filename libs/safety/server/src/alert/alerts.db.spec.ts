import { newId, systemOf } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import pg from 'pg';
import { type SafeClinic, safeClinic } from '../testing/safe-clinic';
import { type AlertCause, Alerts } from './alerts';

let clinic: SafeClinic;

beforeAll(async () => {
  clinic = await safeClinic();
});
afterAll(() => clinic?.close());

const cause = (more: Partial<AlertCause> = {}): AlertCause => ({
  patientId: clinic.patientId,
  kind: 'finding',
  level: 'high',
  rule: 'phq-9.item-9',
  facts: { answer: 2 },
  sourceId: newId(),
  ...more,
});
const raise = (one: AlertCause, who = 'sam') =>
  clinic.app.get(Work).as(clinic.as(who, 'answer.save'), (tx) => clinic.app.get(Alerts).raise(tx, one));

interface Row {
  [column: string]: unknown;
  kind: string;
}

async function rows(text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: clinic.database.adminUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const stepsOf = async (id: string) =>
  (await rows('select number, kind from alert_step where alert_id = $1 order by number', [id])).map(({ kind }) => kind);

describe('raising an alert', () => {
  it('makes one alert of fifty raises of the same answer at once', async () => {
    const one = cause();
    const all = await Promise.all(Array.from({ length: 50 }, () => raise(one)));
    expect(all.filter(({ made }) => made).length).toBe(1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await stepsOf(all[0]?.id ?? '')).toEqual(['raised']);
  });

  it('works for a patient, who afterwards is no freer than before', async () => {
    const work = clinic.app.get(Work);
    const seen = await work.as(clinic.as('sam', 'answer.save'), async (tx) => {
      const { id } = await clinic.app.get(Alerts).raise(tx, cause());
      const visible = await tx.manager.query<unknown[]>('select id from alert where id = $1', [id]);
      const [speaker] = await tx.manager.query<{ now: string }[]>(`select current_setting('app.patient_id') as now`);
      return { visible, speaker: speaker?.now };
    });
    expect(seen).toEqual({ visible: [], speaker: clinic.patientId });
  });

  it('begins anew at a higher level, and at a lower one only notes that the answer changed', async () => {
    const one = cause({ level: 'moderate', facts: { answer: 1 } });
    const first = await raise(one);
    const higher = await raise({ ...one, level: 'high', facts: { answer: 3 } });
    expect(higher).toMatchObject({ id: first.id, made: false, level: 'high' });
    const lower = await raise({ ...one, level: 'moderate', facts: { answer: 1 } });
    expect(lower).toMatchObject({ id: first.id, made: false, level: 'high' });
    await raise({ ...one, level: 'moderate', facts: { answer: 1 } });
    expect(await stepsOf(first.id)).toEqual(['raised', 'level-raised', 'answer-changed']);
    const [row] = await rows('select state, round, step, level from alert where id = $1', [first.id]);
    expect(row).toEqual({ state: 'open', round: 2, step: 0, level: 'high' });
  });

  it('tells by when someone makes contact, and that someone reads', async () => {
    const raised = await raise(cause({ level: 'critical', kind: 'unsafe-now', sourceId: null, id: newId() }));
    expect(raised.someoneReads).toBe(true);
    expect((raised.contactBy?.getTime() ?? 0) - Date.now()).toBeGreaterThan(29 * 60_000);
    expect((raised.contactBy?.getTime() ?? 0) - Date.now()).toBeLessThan(31 * 60_000);
  });

  it('vanishes with the work that raised it', async () => {
    const one = cause();
    const job = clinic.app.get(Work).as(clinic.as('sam', 'answer.save'), async (tx) => {
      await clinic.app.get(Alerts).raise(tx, one);
      throw new Error('The answer could not be kept.');
    });
    await expect(job).rejects.toThrow('could not be kept');
    expect(await rows('select id from alert where source_id = $1', [one.sourceId])).toEqual([]);
  });

  it('refuses an identifier that belongs to another alert', async () => {
    const { id } = await raise(cause());
    const other = cause({ id, sourceId: null, rule: 'unsafe-now' });
    await expect(raise(other)).rejects.toMatchObject({ code: 'missing' });
  });

  it('leaves the facts unreadable in the database', async () => {
    const { id } = await raise(cause({ facts: { answer: 'planted-fact' } }));
    const [row] = await rows('select facts_sealed, note_sealed from alert_step where alert_id = $1', [id]);
    expect(String(row?.['facts_sealed'])).not.toContain('planted');
  });
});

describe('the database', () => {
  it('lets the program delete no alert, no step and no disposition', async () => {
    const client = new pg.Client({ connectionString: clinic.database.settings.DATABASE_URL });
    await client.connect();
    for (const table of ['alert', 'alert_step', 'alert_disposition'])
      await expect(client.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await client.end();
  });

  it('lets no alert be closed without a disposition', async () => {
    const { id } = await raise(cause());
    const close = clinic.app
      .get(Work)
      .as(systemOf(clinic.clinicId, 'test.close'), (tx) =>
        tx.manager.query(
          `update alert set state = 'closed', closed_at = now(), acknowledged_at = now() where id = $1`,
          [id],
        ),
      );
    await expect(close).rejects.toThrow(/check constraint/);
  });
});
