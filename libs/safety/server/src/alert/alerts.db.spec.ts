import { newId, systemOf } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import pg from 'pg';
import { type SafeClinic, safeClinic } from '../testing/safe-clinic';
import { AlertHandling } from './alert-handling';
import { AlertReading } from './alert-reading';
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
  concern: 'harm',
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

  it('keeps one alert for a source: an equal or lesser reason is added, a graver one begins the climb anew', async () => {
    const one = cause({ rule: 'symptoms.nausea', concern: 'medical' });
    const first = await raise(one);
    expect(await raise({ ...one, rule: 'symptoms.pregnancy', facts: {} })).toMatchObject({ id: first.id, made: false });
    expect(await raise({ ...one, level: 'moderate', rule: 'asq.positive', concern: 'harm' })).toMatchObject({
      ...{ id: first.id, level: 'high' },
    });
    const state = () => rows('select round, level, concern, rule, version from alert where id = $1', [first.id]);
    expect(await state()).toEqual([{ round: 1, level: 'high', concern: 'harm', rule: 'symptoms.nausea', version: 3 }]);
    await raise({ ...one, level: 'critical', rule: 'symptoms.emergency' });
    expect(await state()).toMatchObject([{ round: 2, level: 'critical', rule: 'symptoms.emergency' }]);
    expect(await stepsOf(first.id)).toEqual(['raised', 'reason-added', 'reason-added', 'level-raised']);
    const view = await clinic.app
      .get(AlertReading)
      .detail(clinic.as('nurse'), { patientId: clinic.patientId, alertId: first.id });
    expect(view.reasons.map(({ rule, level, concern }) => [rule, level, concern])).toEqual([
      ['symptoms.emergency', 'critical', 'medical'],
      ['symptoms.nausea', 'high', 'medical'],
      ['symptoms.pregnancy', 'high', 'medical'],
      ['asq.positive', 'moderate', 'harm'],
    ]);
    expect(view).toMatchObject({ rule: 'symptoms.emergency', checkInId: one.sourceId, someoneReads: true });
  });

  it('begins the climb anew where thoughts of harm join what was acknowledged as medical, and not the other way', async () => {
    const one = cause({ rule: 'symptoms.nausea', concern: 'medical' });
    const harm = { ...one, level: 'moderate', rule: 'asq.positive', concern: 'harm' } as const;
    const { id: alertId } = await raise(one);
    const path = { patientId: clinic.patientId, alertId };
    const acknowledge = async () => {
      const { version } = await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path);
      await clinic.app.get(AlertHandling).acknowledge(clinic.as('nurse'), path, { version, note: null });
    };
    const stands = async () => rows('select state, level, round from alert where id = $1', [alertId]);
    await acknowledge();
    await raise({ ...one, rule: 'symptoms.pregnancy' });
    expect(await stands()).toEqual([{ state: 'acknowledged', level: 'high', round: 1 }]);
    await raise(harm);
    expect(await stands()).toEqual([{ state: 'open', level: 'high', round: 2 }]);
    await acknowledge();
    await raise(harm);
    await raise({ ...one, rule: 'symptoms.headache' });
    expect(await stands()).toEqual([{ state: 'acknowledged', level: 'high', round: 2 }]);
  });

  it('makes one alert of ten rules of one source at once, each of them a reason', async () => {
    const one = cause();
    const levels = ['moderate', 'high', 'critical'] as const;
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        raise({ ...one, rule: `rule.${index % 10}`, level: levels[index % 3] ?? 'high' }),
      ),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all.filter(({ made }) => made).length).toBe(1);
    const id = all[0]?.id;
    expect(await rows('select count(*)::int as n from alert_reason where alert_id = $1', [id])).toEqual([{ n: 10 }]);
    expect(await rows('select level from alert where id = $1', [id])).toEqual([{ level: 'critical' }]);
    const numbers = await rows('select number from alert_step where alert_id = $1 order by number', [id]);
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
  });

  it('shows the newest facts of a reason, and beside a graver answer the lesser one that came after', async () => {
    const one = cause({ facts: { value: 2 } });
    const { id } = await raise(one);
    const path = { patientId: clinic.patientId, alertId: id };
    const reason = async () => (await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path)).reasons[0];
    await raise({ ...one, facts: { value: 3 } });
    expect(await reason()).toMatchObject({ facts: { value: 3 }, later: null });
    await raise({ ...one, level: 'moderate', facts: { value: 1 } });
    expect(await reason()).toMatchObject({ level: 'high', facts: { value: 3 }, later: { value: 1 } });
    await raise(one);
    expect(await reason()).toMatchObject({ facts: { value: 2 }, later: null });
  });

  it('keeps the earlier promise of contact when the level rises', async () => {
    const one = cause({ level: 'critical' });
    const first = await raise({ ...one, level: 'high' });
    const second = await raise(one);
    const soonest = Math.min(first.contactBy?.getTime() ?? 0, Date.now() + 31 * 60_000);
    expect(second.contactBy?.getTime() ?? Infinity).toBeLessThanOrEqual(soonest);
    const third = await raise({ ...one, rule: 'symptoms.nausea', level: 'moderate' });
    expect(third.contactBy).toEqual(second.contactBy);
  });

  it('that staff took down says that the patient was told nothing', async () => {
    const { id } = await raise(cause(), 'nurse');
    const path = { patientId: clinic.patientId, alertId: id };
    expect((await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path)).someoneReads).toBeNull();
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
    for (const table of ['alert', 'alert_step', 'alert_reason', 'alert_disposition'])
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
