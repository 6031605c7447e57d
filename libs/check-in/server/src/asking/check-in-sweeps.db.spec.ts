import { newId } from '@holdfast/platform/model';
import { Mailer, Sweeper } from '@holdfast/platform/server';
import { CheckInAnswering } from '../answering/check-in-answering';
import { CheckIns } from '../answering/check-ins';
import { Links } from '../answering/links';
import { SwiftSubmission } from '../answering/swift-submission';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { CheckInInbox } from '../reading/check-in-inbox';
import { OutreachDesk } from './outreach-desk';

const VISITOR = { requestId: null, origin: null };

let clinic: AskedClinic;

// Monday 2 March is day 0. The weekly PHQ-9 of the induction opens on day 6, 13, 20 and 27 at nine, for 48 hours.
beforeEach(async () => {
  clinic = await askedClinic();
  await clinic.anchor('intake', 0);
});
afterEach(() => clinic?.close());

const list = () => clinic.app.get(CheckIns).list(clinic.as('sam'), clinic.patientId);
const mails = () => clinic.app.get(Mailer).outbox();
const outreach = async () =>
  (await clinic.app.get(CheckInInbox).page(clinic.as('nurse'), { filter: 'outreach', limit: 50 })).outreach;

async function answer(values: readonly number[]): Promise<void> {
  const { due } = await list();
  const checkInId = due[0]?.id ?? '';
  const { patientId } = clinic;
  for (const [index, value] of values.entries()) {
    const linkId = `phq-9.${index + 1}`;
    const input = { id: newId(), version: 1, value, replaces: null };
    await clinic.app.get(CheckInAnswering).save(clinic.as('sam'), { patientId, checkInId, linkId }, input);
  }
  await clinic.app
    .get(SwiftSubmission)
    .submit(clinic.as('sam'), { patientId, checkInId }, { seconds: 40, partial: true });
}

describe('a planned check-in', () => {
  it('opens on its day at its hour, not before, and a neutral mail with a link for it alone goes out', async () => {
    await clinic.at(6, 8.9);
    expect((await list()).due.map(({ dueOn }) => dueOn)).not.toContain(clinic.day(6));
    await clinic.at(6, 9);
    expect((await list()).due.map(({ dueOn, state }) => [dueOn, state])).toContainEqual([clinic.day(6), 'due']);
    const [mail] = mails().slice(-1);
    expect(mail?.subject).toBe('Asked: you have a new update');
    expect(mail?.text).not.toMatch(/check-in|PHQ|depress|ketamine|Sam|question/i);
    expect(mail?.text).toContain('without signing in');
    const token = mail?.text.split('/c#')[1]?.split(/\s/)[0] ?? '';
    const grant = await clinic.app.get(Links).open(token, VISITOR);
    expect(grant.sheet.dueOn).toBe(clinic.day(6));
    await expect(clinic.app.get(Links).open(token, VISITOR)).rejects.toMatchObject({ code: 'link.spent' });
  });

  it('climbs the ladder when no answer comes: reminders, the list after two days, a call after three', async () => {
    await answerIntake();
    await clinic.at(6, 9);
    const before = mails().length;
    await clinic.at(7, 9);
    await clinic.at(8, 9);
    await clinic.at(9, 9);
    expect(mails().length - before).toBe(3);
    expect(await outreach()).toEqual([]);
    await clinic.at(10, 9);
    expect((await outreach()).map(({ reason }) => reason)).toEqual(['missed']);
    await clinic.at(11, 10);
    expect((await list()).past.find(({ dueOn }) => dueOn === clinic.day(6))?.state).toBe('missed');
    expect(await outreach()).toHaveLength(1);
    const told = mails()
      .map(({ text }) => text)
      .join();
    expect(told).not.toMatch(/PHQ|Sam|missed/i);
  });

  it('is taken down once each step, however many sweep at the same time', async () => {
    await answerIntake();
    await clinic.at(10, 9);
    const sweeper = clinic.app.get(Sweeper);
    await Promise.all([sweeper.round(), sweeper.round(), sweeper.round()]);
    expect(await outreach()).toHaveLength(1);
  });

  it('asks for a call the same business day where the last answers told of harm', async () => {
    await answerIntake([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    await clinic.at(8, 9);
    expect((await outreach()).map(({ reason, dueAt }) => [reason, dueAt])).toEqual([
      ['at-risk', new Date(Date.parse(`${clinic.day(8)}T17:00:00Z`)).toISOString()],
    ]);
  });

  it('is a review task after two in a row were missed, and stays one until somebody writes down a call', async () => {
    await answerIntake();
    await clinic.at(25);
    const [task] = await outreach();
    expect(task).toMatchObject({ state: 'open' });
    const path = { patientId: clinic.patientId, outreachId: task?.id ?? '', tryId: newId() };
    const desk = clinic.app.get(OutreachDesk);
    await desk.record(clinic.as('nurse'), path, { outcome: 'no-answer', note: 'Voice mail.', done: false });
    expect(await outreach()).toHaveLength(1);
    const end = { outcome: 'reached-well' as const, note: 'Travelling.', done: true };
    await desk.record(clinic.as('nurse'), { ...path, tryId: newId() }, end);
    expect(await outreach()).toEqual([]);
    await expect(desk.record(clinic.as('nurse'), { ...path, tryId: newId() }, end)).rejects.toMatchObject({
      code: 'outreach.done',
    });
  });

  it('ends its ladder when the patient answers', async () => {
    await answerIntake();
    await clinic.at(9, 9);
    await answer([1, 1, 1, 1, 1, 1, 1, 1, 0]);
    await clinic.at(12);
    expect(await outreach()).toEqual([]);
    expect((await list()).past.find(({ dueOn }) => dueOn === clinic.day(6))).toMatchObject({
      state: 'submitted',
      late: true,
    });
  });
});

describe('a check-in that was answered and never sent', () => {
  it('is taken as it was left: scored, to be read, and no miss', async () => {
    await answerIntake();
    await clinic.at(6, 9);
    const { due } = await list();
    const path = { patientId: clinic.patientId, checkInId: due.find(({ dueOn }) => dueOn === clinic.day(6))?.id ?? '' };
    for (let item = 1; item <= 9; item += 1) {
      const input = { id: newId(), version: 1, value: 1, replaces: null };
      await clinic.app.get(CheckInAnswering).save(clinic.as('sam'), { ...path, linkId: `phq-9.${item}` }, input);
    }
    await clinic.at(12);
    const left = (await list()).past.find(({ dueOn }) => dueOn === clinic.day(6));
    expect(left).toMatchObject({ state: 'submitted', late: true, partial: true });
    const rows = await clinic.sql<{ item_9: string; total: string }>(
      `select p.item_9, s.total from patient_plan p join score s on s.clinic_id = p.clinic_id
        and s.patient_id = p.patient_id where p.clinic_id = $1 and s.check_in_id = $2`,
      [clinic.clinicId, path.checkInId],
    );
    expect(rows).toEqual([{ item_9: 'positive', total: '9' }]);
  });
});

// The intake check-in waits from the beginning; answering it leaves only the weekly ones to be missed.
async function answerIntake(values: readonly number[] = [1, 1, 1, 1, 1, 1, 1, 1, 0]): Promise<void> {
  await clinic.at(0, 10);
  await answer(values);
}
