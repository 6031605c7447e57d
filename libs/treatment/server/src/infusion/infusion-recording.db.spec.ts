import { Plans } from '@holdfast/check-in/server';
import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { type Id, newId } from '@holdfast/platform/model';
import { DISCHARGE_CRITERIA, type EntryBody, GATES, treatmentPolicy } from '@holdfast/treatment/model';
import { TreatmentModule } from '../treatment.module';
import { GateAnswers } from './gate-answers';
import { InfusionPlanning } from './infusion-planning';
import { InfusionReading } from './infusion-reading';
import { InfusionRecording } from './infusion-recording';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: TreatmentModule, policies: [treatmentPolicy] });
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-03-02T10:00:00Z');
const instant = (minutes: number) => new Date(BEGIN + minutes * MINUTE).toISOString();
const weight: EntryBody = { kind: 'weight', weightKg: 80 };
const dose: EntryBody = { kind: 'dose', route: 'iv', doseMg: 40, rateMgPerHour: 60, reason: null };
const start: EntryBody = { kind: 'start', reason: 'Asked at the door.' };
const finish: EntryBody = { kind: 'finish', givenMg: 40, reason: null };
const note = (text: string): EntryBody => ({ kind: 'note', text });
const pressure = (systolicMmHg: number, reason: string | null = null): EntryBody => ({
  kind: 'vitals',
  vitals: { systolicMmHg, diastolicMmHg: 80, pulsePerMinute: 70, oxygenPercent: 98, breathsPerMinute: 14 },
  reason,
});
const met = DISCHARGE_CRITERIA.map((criterion): EntryBody => ({
  kind: 'criterion',
  criterion,
  isMet: true,
  exception: null,
}));
const READY = [weight, dose, pressure(128)];
const HOME = [...READY, start, finish, ...met];
const ESCORT: EntryBody = { kind: 'escort', name: 'Ana Rivera', relation: 'sister' };

const pathOf = (infusionId: Id) => ({ patientId: clinic.patientId, infusionId });
const write = (infusionId: Id, body: EntryBody, entryId = newId(), minutes = 0) =>
  clinic.app
    .get(InfusionRecording)
    .write(clinic.as('nurse'), { ...pathOf(infusionId), entryId }, { at: instant(minutes), body });
const sheet = (infusionId: Id) => clinic.app.get(InfusionReading).sheet(clinic.as('nurse'), pathOf(infusionId));
const list = (who: string) => clinic.app.get(InfusionReading).list(clinic.as(who), clinic.patientId);

async function planned(hour = 10, infusionId = newId()): Promise<Id> {
  const startsAt = new Date(Date.parse('2026-03-02T00:00:00Z') + hour * 60 * MINUTE).toISOString();
  await clinic.app.get(InfusionPlanning).plan(clinic.as('nurse'), pathOf(infusionId), { startsAt });
  return infusionId;
}

async function written(bodies: readonly EntryBody[]): Promise<Id> {
  const infusionId = await planned();
  for (const body of bodies) await write(infusionId, body);
  return infusionId;
}

/** Ends what still runs, so that the next test may begin an infusion. */
afterEach(() =>
  clinic.sql(`update infusion set state = 'discharged' where state in ('running', 'paused', 'observing')`),
);

describe('writing down an infusion', () => {
  it('keeps each entry once and without gaps, however often and however crowded it is sent', async () => {
    const infusionId = await planned();
    const queue = [weight, dose, pressure(128), start].map((body) => ({ id: newId(), body }));
    for (const { id, body } of queue) {
      await Promise.all(Array.from({ length: 5 }, () => write(infusionId, body, id)));
    }
    const crowd = Array.from({ length: 12 }, (_, index) => ({ id: newId(), body: note(`Seen at ${index}.`) }));
    const storm = [...crowd, ...queue, ...crowd, ...crowd].sort(() => Math.random() - 0.5);
    const answers = await Promise.all(storm.map(({ id, body }) => write(infusionId, body, id)));
    expect(answers.filter(({ made }) => made)).toHaveLength(crowd.length);
    const { entries, state } = await sheet(infusionId);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(entries.slice(0, 4).map(({ id }) => id)).toEqual(queue.map(({ id }) => id));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(16);
    expect(state).toBe('running');
  });

  it('answers a repeat with what stands, and refuses other content under the same identifier', async () => {
    const infusionId = await written([weight]);
    const entryId = newId();
    const first = await write(infusionId, note('Calm.'), entryId);
    expect(await write(infusionId, note('Calm.'), entryId)).toEqual({ made: false, view: first.view });
    await expect(write(infusionId, note('Restless.'), entryId)).rejects.toMatchObject({
      code: 'infusion.entry-changed',
    });
    await expect(write(infusionId, note('Calm.'), entryId, 1)).rejects.toMatchObject({
      code: 'infusion.entry-changed',
    });
    expect((await sheet(infusionId)).entries.map(({ body }) => body)).toEqual([weight, note('Calm.')]);
  });

  it('keeps nothing readable in the database', async () => {
    const infusionId = await written([note('A very particular sentence.')]);
    const rows = await clinic.sql(
      `select encode(body_sealed, 'escape') as body from infusion_entry where infusion_id = $1`,
      [infusionId],
    );
    expect(JSON.stringify(rows)).not.toContain('particular');
  });

  it('refuses what does not follow and asks for a reason where something is unusual, and loses nothing by it', async () => {
    const infusionId = await planned();
    const entryId = newId();
    await expect(write(infusionId, dose)).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'infusion.entry-refused', facts: { refusal: 'dose-without-weight' } },
    });
    await expect(write(infusionId, pressure(165), entryId)).rejects.toMatchObject({
      ...{ kind: 'invalid', code: 'infusion.reason-needed', facts: { refusal: 'vitals-outside' } },
    });
    await write(infusionId, pressure(165, 'Walked fast; again in ten minutes.'), entryId);
    expect((await sheet(infusionId)).entries).toHaveLength(1);
  });

  it('starts no second infusion of a patient while one is not finished, even at the same moment', async () => {
    const [one, other] = [await written(READY), await written(READY)];
    const started = await Promise.allSettled([write(one, start), write(other, start)]);
    expect(started.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(started.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'infusion.overlapping' },
    });
  });

  it('sends nobody home with a criterion open, unless a reason is written', async () => {
    const infusionId = await written(HOME);
    await expect(write(infusionId, { kind: 'discharge' })).rejects.toMatchObject({
      facts: { refusal: 'criteria-open', criteria: ['escort'] },
    });
    const exception = 'Goes home by ambulance.';
    await write(infusionId, { kind: 'criterion', criterion: 'escort', isMet: false, exception });
    await write(infusionId, { kind: 'discharge' });
    expect((await sheet(infusionId)).state).toBe('discharged');
  });

  it('takes only amendments once it was signed', async () => {
    const infusionId = await written([...HOME, ESCORT, { kind: 'discharge' }, { kind: 'sign', name: 'Nurse' }]);
    await expect(write(infusionId, note('One more.'))).rejects.toMatchObject({ facts: { refusal: 'signed' } });
    await write(infusionId, { kind: 'amendment', text: 'The cuff was on the left arm.' });
    const { entries, state } = await sheet(infusionId);
    expect([entries.at(-1)?.body?.kind, state]).toEqual(['amendment', 'signed']);
  });

  it('counts an infusion that was given for check-ins, for the need, and for driving, in the same commit', async () => {
    await clinic.at(1, 10);
    const infusionId = await planned(34);
    for (const body of [...READY, start, finish]) await write(infusionId, body, newId(), 1440);
    const { anchors } = await clinic.app.get(Plans).view(clinic.as('nurse'), clinic.patientId);
    expect(anchors).toContainEqual({ id: infusionId, kind: 'infusion', day: clinic.day(1) });
    const [need] = await clinic.sql<{ patient_id: Id }>('select patient_id from need');
    expect(need?.patient_id).toBe(clinic.patientId);
    const found = (await list('sam')).items.filter(({ day }) => day === clinic.day(1));
    expect(found).toMatchObject([{ id: infusionId, isNoted: false, noDrivingUntil: '2026-03-04T08:00:00.000Z' }]);
  });

  it('judges by the thresholds of its first entry, whatever the clinic sets later', async () => {
    const infusionId = await written([weight]);
    const value = { ...(await sheet(infusionId)).thresholds, warnSystolicMmHg: 125 };
    const values = [clinic.clinicId, JSON.stringify(value), newId()];
    await clinic.sql(`insert into treatment_setting values ($1, 'vitals', 1, $2, now(), $3)`, values);
    await write(infusionId, pressure(130));
    const later = await planned();
    await expect(write(later, pressure(130))).rejects.toMatchObject({ facts: { refusal: 'vitals-outside' } });
    await clinic.sql(`delete from treatment_setting`);
  });
});

describe('an infusion that is planned', () => {
  it('is moved until it begins, and again is the same', async () => {
    const infusionId = await planned(12);
    await planned(14, infusionId);
    await planned(14, infusionId);
    expect(await sheet(infusionId)).toMatchObject({ state: 'planned', plannedAt: '2026-03-02T14:00:00.000Z' });
    for (const body of [...READY, start]) await write(infusionId, body);
    await planned(14, infusionId);
    await expect(planned(15, infusionId)).rejects.toMatchObject({ code: 'infusion.begun' });
  });

  it('lies within a month back and a year ahead', async () => {
    const at = (days: number) => planned(days * 24);
    await expect(at(-31)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(at(-30)).resolves.toBeDefined();
    await expect(at(366)).resolves.toBeDefined();
    await expect(at(367)).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('is confirmed by the patient until it begins; a gate that is open asks staff for a reason', async () => {
    const infusionId = await written(READY);
    const asks = start.kind === 'start' ? { ...start, reason: null } : start;
    const set = (gate: (typeof GATES)[number], answer: 'yes' | 'talk' | null) =>
      clinic.app.get(GateAnswers).set(clinic.as('sam'), { ...pathOf(infusionId), gate }, { answer });
    for (const gate of GATES) await set(gate, 'yes');
    expect((await set('ride', 'talk')).gates).toContainEqual({ gate: 'ride', answer: 'talk', at: instant(0) });
    await expect(write(infusionId, asks)).rejects.toMatchObject({ facts: { refusal: 'start-held' } });
    await set('ride', null);
    await expect(write(infusionId, asks)).rejects.toMatchObject({ facts: { refusal: 'start-held' } });
    await set('ride', 'yes');
    await write(infusionId, asks);
    await expect(set('ride', 'talk')).rejects.toMatchObject({ code: 'infusion.begun' });
  });

  it('tells its patient when it is and where it stands, and neither dose nor entries', async () => {
    const infusionId = await written(READY);
    const own = (await list('sam')).items.find(({ id }) => id === infusionId);
    expect(own).toMatchObject({ state: 'planned', doseMg: null, route: null });
    expect(own).not.toHaveProperty('entries');
    expect((await list('nurse')).items.find(({ id }) => id === infusionId)).toMatchObject({ doseMg: 40, route: 'iv' });
  });

  it('is not there for another patient, in no way', async () => {
    const infusionId = await planned();
    const foreign = { patientId: newId(), infusionId };
    const entry = { at: instant(0), body: note('Calm.') };
    const refused = { code: 'missing' };
    const { app, as } = clinic;
    await expect(app.get(InfusionReading).sheet(as('nurse'), foreign)).rejects.toMatchObject(refused);
    await expect(app.get(InfusionPlanning).plan(as('nurse'), foreign, { startsAt: instant(0) })).rejects.toMatchObject(
      refused,
    );
    await expect(
      app.get(InfusionRecording).write(as('nurse'), { ...foreign, entryId: newId() }, entry),
    ).rejects.toMatchObject(refused);
    await expect(
      app.get(GateAnswers).set(as('nurse'), { ...foreign, gate: 'ride' }, { answer: 'yes' }),
    ).rejects.toMatchObject(refused);
  });

  it('stands beside those of which only the day is known', async () => {
    await clinic.anchor('infusion', -20);
    expect((await list('sam')).items).toContainEqual(
      expect.objectContaining({ isNoted: true, day: clinic.day(-20), plannedAt: null, state: 'discharged' }),
    );
  });
});
