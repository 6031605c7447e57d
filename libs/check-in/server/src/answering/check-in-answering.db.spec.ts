import { type Id, newId } from '@holdfast/platform/model';
import type { Disposition } from '@holdfast/safety/model';
import { AlertHandling } from '@holdfast/safety/server';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { Reports } from '../reading/reports';
import { Clock } from '@holdfast/platform/server';
import { AnswerSheets } from './answer-sheet';
import { CheckInAnswering } from './check-in-answering';
import { Entering } from './entering';
import { Settlement } from './settlement';
import { CheckIns } from './check-ins';
import { SwiftSubmission } from './swift-submission';

const RECORD: Disposition = {
  contactedAt: '2026-03-08T09:00:00Z',
  method: 'phone',
  whereabouts: 'At home.',
  safeNow: 'yes',
  screenLevel: 'low',
  riskFactors: 'Poor sleep.',
  protectiveFactors: 'Her sister.',
  meansAsked: 'asked',
  plan: 'plan-updated',
  nextCheckOn: '2026-03-09',
  supervisorId: null,
  note: null,
};
const WEEKLY = 6; // the first weekly PHQ-9 counts from the intake

let clinic: AskedClinic;
let checkInId: Id;

beforeAll(async () => {
  clinic = await askedClinic();
  await clinic.anchor('intake', 0);
});
afterAll(() => clinic?.close());
beforeEach(async () => {
  // Each promise is tried on a check-in of its own, asked beside the plan.
  await clinic.at(WEEKLY, 10);
  checkInId = newId();
  const path = { patientId: clinic.patientId, checkInId };
  await clinic.app.get(CheckIns).ask(clinic.as('nurse'), path, { forms: ['phq-9'] });
});

const path = (linkId = 'phq-9.1') => ({ patientId: clinic.patientId, checkInId, linkId });
const say = (linkId: string, value: number | string, replaces: Id | null = null, id = newId()) =>
  clinic.app.get(CheckInAnswering).save(clinic.as('sam'), path(linkId), { id, version: 1, value, replaces });
const submit = (partial = false) =>
  clinic.app
    .get(SwiftSubmission)
    .submit(clinic.as('sam'), { patientId: clinic.patientId, checkInId }, { seconds: 48, partial });
const enter = (answers: Record<string, number>) =>
  clinic.app.get(Entering).enter(clinic.as('nurse'), path(), {
    ...{ mode: 'paper', takenAt: `${clinic.day(WEEKLY)}T08:00:00Z` },
    forms: [{ id: 'phq-9', version: 1, answers }],
  });
const report = () => clinic.app.get(Reports).report(clinic.as('nurse'), { patientId: clinic.patientId, checkInId });
const alerts = () =>
  clinic.sql<{ level: string; rule: string }>(
    `select r.level, r.rule from alert_reason r join alert a on a.clinic_id = r.clinic_id and a.id = r.alert_id
      where a.clinic_id = $1 and a.source_id = $2 order by r.rule`,
    [clinic.clinicId, checkInId],
  );
const states = async () =>
  (await clinic.sql<{ state: string }>('select state from alert where source_id = $1', [checkInId])).map(
    ({ state }) => state,
  );
/** Closes the alerts of the check-in, each with its record. */
async function close(): Promise<void> {
  const found = await clinic.sql<{ id: Id; version: number }>('select id, version from alert where source_id = $1', [
    checkInId,
  ]);
  for (const { id: alertId, version } of found) {
    const alert = { patientId: clinic.patientId, alertId };
    await clinic.app.get(AlertHandling).dispose(clinic.as('nurse'), alert, {
      ...RECORD,
      version,
      contactedAt: new Date(clinic.app.get(Clock).now()).toISOString(),
    });
  }
}
async function answerAll(values: readonly number[]): Promise<void> {
  for (const [index, value] of values.entries()) await say(`phq-9.${index + 1}`, value);
}

describe('an answer', () => {
  it('is saved on its own, and counted once however often it is sent', async () => {
    const id = newId();
    expect(await say('phq-9.1', 2, null, id)).toMatchObject({ answered: 1, value: 2, support: null });
    expect(await say('phq-9.1', 2, null, id)).toMatchObject({ answered: 1, value: 2 });
    expect(await say('phq-9.2', 1)).toMatchObject({ answered: 2 });
  });

  it('takes the place of the one its writer saw', async () => {
    const first = await say('phq-9.1', 2);
    await say('phq-9.1', 0, first.id);
    expect((await report()).answers.map(({ value }) => value)).toEqual([0]);
  });

  it('is refused where another window answered meanwhile, and the other answer stays', async () => {
    const first = await say('phq-9.1', 2);
    await expect(say('phq-9.1', 3)).rejects.toMatchObject({ code: 'answer.changed', facts: { id: first.id } });
    expect((await report()).answers).toMatchObject([{ value: 2 }]);
  });

  it('is refused when it is no choice, for another version, or for a form that was not asked', async () => {
    await expect(say('phq-9.1', 4)).rejects.toMatchObject({ code: 'answer.out-of-range' });
    await expect(say('gad-7.1', 1)).rejects.toMatchObject({ code: 'answer.other-form' });
    const other = { id: newId(), version: 2, value: 1, replaces: null };
    const answering = clinic.app.get(CheckInAnswering);
    await expect(answering.save(clinic.as('sam'), path(), other)).rejects.toMatchObject({ code: 'answer.other-form' });
  });

  it('is missing for a check-in of nobody', async () => {
    const foreign = { ...path(), checkInId: newId() };
    const answer = { id: newId(), version: 1, value: 1, replaces: null };
    await expect(clinic.app.get(CheckInAnswering).save(clinic.as('sam'), foreign, answer)).rejects.toMatchObject({
      code: 'missing',
    });
  });
});

describe('an answer that sounds like danger', () => {
  it('raises its alert and leads into the suicide screen before anything is submitted', async () => {
    const saved = await say('phq-9.9', 2);
    expect(saved.support).toMatchObject({ level: 'high' });
    expect(saved.screen).toEqual({ id: 'asq', version: 1 });
    expect(await alerts()).toEqual([{ level: 'high', rule: 'phq-9.item-9' }]);
  });

  it('raises nothing at zero', async () => {
    expect((await say('phq-9.9', 0)).support).toBeNull();
    expect(await alerts()).toEqual([]);
  });

  it('raises its alert even when it is refused: in another window, after the end, or too late', async () => {
    await say('phq-9.9', 0);
    await expect(say('phq-9.9', 3)).rejects.toMatchObject({ code: 'answer.changed' });
    expect(await alerts()).toHaveLength(1);
    await clinic.at(WEEKLY + 8); // by then it was taken as it was left
    await expect(say('phq-9.9', 1)).rejects.toMatchObject({ code: 'check-in.closed' });
    expect(await alerts()).toHaveLength(1);
  });

  it('raises its alert in another version, beside what was asked, and on a screen that was switched meanwhile', async () => {
    const input = { id: newId(), version: 2, value: 3, replaces: null };
    const inOther = clinic.app.get(CheckInAnswering).save(clinic.as('sam'), path('phq-9.9'), input);
    await expect(inOther).rejects.toMatchObject({ code: 'answer.other-form', facts: { version: 1 } });
    await expect(say('evening.harm', 1)).rejects.toMatchObject({ code: 'answer.other-form' });
    await expect(say('c-ssrs.5', 1)).rejects.toMatchObject({ code: 'answer.other-form' });
    expect((await alerts()).map(({ rule }) => rule)).toEqual(['c-ssrs.level', 'evening.harm', 'phq-9.item-9']);
    expect((await report()).answers).toEqual([]);
  });

  it('opens its alert again when it is given anew after the alert was closed, and not when only the check-in is sent', async () => {
    const first = await say('phq-9.9', 2);
    await close();
    const fine = await say('phq-9.9', 0, first.id);
    expect(await states()).toEqual(['closed']);
    await say('phq-9.9', 2, fine.id);
    expect(await states()).toEqual(['open']);
    await close();
    await submit(true);
    expect(await states()).toEqual(['closed']);
  });

  it('opens its alert again when paper says what the patient had taken back, and not when it says the same', async () => {
    const first = await say('phq-9.9', 2);
    await close();
    await say('phq-9.9', 0, first.id);
    await expect(enter({ '9': 2 })).rejects.toMatchObject({ code: 'answer.changed' });
    expect(await states()).toEqual(['open']);
    checkInId = newId();
    await clinic.app.get(CheckIns).ask(clinic.as('nurse'), path(), { forms: ['phq-9'] });
    await say('phq-9.9', 2);
    await close();
    await enter({ '9': 2 });
    expect(await states()).toEqual(['closed']);
  });

  it('weighs one level more at the second check-in in a row', async () => {
    await answerAll([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    await say('phq-9.10', 0);
    for (const item of [1, 2, 3, 4]) await say(`asq.${item}`, 0);
    await submit();
    checkInId = newId();
    await clinic.app
      .get(CheckIns)
      .ask(clinic.as('nurse'), { patientId: clinic.patientId, checkInId }, { forms: ['phq-9'] });
    await say('phq-9.9', 1);
    expect(await alerts()).toEqual([{ level: 'high', rule: 'phq-9.item-9' }]);
  });

  it('names one time of contact, after the answer and at the end', async () => {
    const { support } = await say('phq-9.9', 2);
    expect((await say('asq.3', 'refused')).support).toEqual(support);
    expect((await submit(true)).support).toEqual(support);
    expect((await submit(true)).support).toBeNull(); // said once; a repeat changes nothing
  });

  it('counts a refusal to answer the screen as positive', async () => {
    await say('phq-9.9', 1);
    expect((await say('asq.3', 'refused')).support).toMatchObject({ level: 'high' }); // its alert's
    expect((await alerts()).map(({ rule }) => rule)).toEqual(['asq.positive', 'phq-9.item-9']);
  });
});

describe('finishing', () => {
  it('names the questions that are open, and scores nothing of a form that is not complete', async () => {
    await answerAll([1, 1, 1]);
    await expect(submit()).rejects.toMatchObject({ code: 'check-in.incomplete' });
    await submit(true);
    expect(await report()).toMatchObject({ scores: [], checkIn: { partial: true, state: 'submitted' } });
  });

  it('scores what is complete, and says it once however often it is sent', async () => {
    await answerAll([2, 2, 2, 2, 2, 1, 0, 0, 0]);
    await say('phq-9.10', 1);
    await submit();
    await submit();
    expect((await report()).scores).toMatchObject([{ form: 'phq-9', total: 11, band: 'moderate' }]);
  });

  it('is not written from a sheet that another answer has overtaken', async () => {
    await answerAll([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const { patientId } = clinic;
    const here = { patientId, checkInId };
    const now = clinic.app.get(Clock).now();
    const sheet = await clinic.app.get(AnswerSheets).peek(clinic.as('sam'), patientId, checkInId, now);
    if (!sheet) throw new Error('There is no sheet.');
    const settled = { seconds: 1, partial: false, late: false, urgency: 4, item9: null, atRisk: null };
    const write = (revision: number) =>
      clinic.app
        .get(Settlement)
        .once(clinic.as('sam'), here, { ...settled, scores: [], findings: [] }, { revision, sequel: null });
    expect(await write(sheet.revision - 1)).toBe(false);
    expect((await report()).checkIn.state).toBe('due');
    expect(await write(sheet.revision)).toBe(true);
    expect(await write(sheet.revision)).toBe(false); // it was finished already
  });

  it('takes no answer afterwards', async () => {
    await answerAll([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    await submit();
    await expect(say('phq-9.1', 1)).rejects.toMatchObject({ code: 'check-in.closed' });
  });

  it('finds a rise of five points since the last total, and not one of four', async () => {
    const rulesAfter = async (values: readonly number[]) => {
      checkInId = newId();
      const asked = { patientId: clinic.patientId, checkInId };
      await clinic.app.get(CheckIns).ask(clinic.as('nurse'), asked, { forms: ['phq-9'] });
      await answerAll(values);
      await submit(true);
      return (await report()).findings.map(({ rule }) => rule);
    };
    await rulesAfter([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await rulesAfter([1, 1, 1, 1, 0, 0, 0, 0, 0])).not.toContain('phq-9.worsened');
    expect(await rulesAfter([3, 3, 3, 0, 0, 0, 0, 0, 0])).toContain('phq-9.worsened');
  });
});
