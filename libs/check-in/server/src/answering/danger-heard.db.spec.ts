import { type Id, newId } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { CheckInAnswering } from './check-in-answering';
import { CheckIns } from './check-ins';
import { Entering, type GivenAnswers } from './entering';
import { Links } from './links';
import { SwiftSubmission } from './swift-submission';

const VISITOR = { requestId: null, origin: null };

let clinic: AskedClinic;
let checkInId: Id;

beforeEach(async () => {
  clinic = await askedClinic();
  await clinic.at(0, 10);
  checkInId = newId();
});
afterEach(() => clinic?.close());

const path = () => ({ patientId: clinic.patientId, checkInId });
const alerts = () => clinic.sql<{ rule: string; level: string }>('select rule, level from alert order by rule');
const stand = () => clinic.sql('select item_9, at_risk from patient_plan');
async function ask(...forms: string[]): Promise<void> {
  checkInId = newId();
  await clinic.app.get(CheckIns).ask(clinic.as('nurse'), path(), { forms });
}
const say = (linkId: string, value: number | string) =>
  clinic.app
    .get(CheckInAnswering)
    .save(clinic.as('sam'), { ...path(), linkId }, { id: newId(), version: 1, value, replaces: null });
const submit = () => clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path(), { seconds: 40, partial: true });
const enter = (id: string, answers: GivenAnswers['forms'][number]['answers']) =>
  clinic.app.get(Entering).enter(clinic.as('nurse'), path(), {
    mode: 'phone',
    takenAt: `${clinic.day(0)}T09:00:00Z`,
    forms: [{ id, version: 1, answers }],
  });

describe('what staff take down', () => {
  it('is refused where the patient sent the check-in meanwhile, and its danger is heard all the same', async () => {
    await ask('phq-9');
    await say('phq-9.1', 0);
    await submit();
    await expect(enter('phq-9', { '9': 3 })).rejects.toMatchObject({ code: 'check-in.closed' });
    expect(await alerts()).toEqual([{ rule: 'phq-9.item-9', level: 'high' }]);
  });

  it('changes nothing when it is sent again', async () => {
    expect((await enter('phq-9', { '1': 2 })).made).toBe(true);
    expect(await enter('phq-9', { '1': 2 })).toMatchObject({ made: false, view: { state: 'submitted' } });
  });

  it('may be that the patient would rather not say, which a suicide screen counts', async () => {
    await enter('asq', { '1': 'refused', '2': 0, '3': 0, '4': 0 });
    expect(await alerts()).toEqual([{ rule: 'asq.positive', level: 'moderate' }]);
    checkInId = newId();
    await expect(enter('phq-9', { '9': 'refused' })).rejects.toMatchObject({ code: 'answer.out-of-range' });
  });

  it('is refused in a form whose licence nobody knows', async () => {
    await expect(enter('qids-sr16', { '1': 1 })).rejects.toMatchObject({ code: 'form.not-licensed' });
  });
});

describe('what was said of harm', () => {
  it('is remembered of a patient whose plan nobody ever looked at', async () => {
    await ask('phq-9');
    await say('phq-9.9', 1);
    await submit();
    expect(await stand()).toEqual([{ item_9: 'positive', at_risk: true }]);
    await ask('phq-9');
    await say('phq-9.9', 1);
    expect((await alerts()).map(({ level }) => level).sort()).toEqual(['high', 'moderate']);
  });

  it('weighs on until a screen was answered in full; one that was left open takes nothing back', async () => {
    await ask('phq-9');
    await say('phq-9.9', 2);
    await submit();
    await ask('asq', 'gad-7');
    await say('asq.1', 0);
    await submit();
    expect(await stand()).toMatchObject([{ at_risk: true }]);
    await ask('asq');
    for (const item of [1, 2, 3, 4]) await say(`asq.${item}`, 0);
    await submit();
    expect(await stand()).toMatchObject([{ at_risk: false }]);
  });

  it('is heard through a link after its end, when the answer waited on a device; nothing else is', async () => {
    await ask('phq-9');
    const links = clinic.app.get(Links);
    const end = new Date(`${clinic.day(6)}T10:00:00Z`);
    const token = await clinic.app.get(Work).as(clinic.as('nurse'), (tx) => links.make(tx, path(), end));
    const { pass } = await links.open(token, VISITOR);
    await clinic.at(8);
    await expect(links.read(pass, VISITOR)).rejects.toMatchObject({ code: 'link.spent' });
    const { actor } = await links.seat(pass, 'check-in.answer', VISITOR);
    const input = { id: newId(), version: 1, value: 2, replaces: null };
    const late = clinic.app.get(CheckInAnswering).save(actor, { ...path(), linkId: 'phq-9.9' }, input, 'link');
    await expect(late).rejects.toMatchObject({ code: 'check-in.expired' });
    expect(await alerts()).toHaveLength(1);
    await clinic.at(40);
    await expect(links.seat(pass, 'check-in.answer', VISITOR)).rejects.toMatchObject({ code: 'link.spent' });
  });
});

describe('a patient who leaves everything out', () => {
  it('is looked after once three weeks went by, and not a day before', async () => {
    await clinic.anchor('intake', 0);
    const skipDue = async () => {
      const { due } = await clinic.app.get(CheckIns).list(clinic.as('sam'), clinic.patientId);
      for (const { id } of due)
        await clinic.app.get(CheckIns).skip(clinic.as('sam'), { ...path(), checkInId: id }, { reason: 'not-now' });
    };
    for (const day of [0, 6, 13, 20]) {
      await clinic.at(day, 10);
      await skipDue();
    }
    expect(await clinic.sql('select reason from outreach')).toEqual([]);
    await clinic.at(21, 10);
    expect(await clinic.sql('select reason from outreach')).toEqual([{ reason: 'silent-21-days' }]);
  });
});
