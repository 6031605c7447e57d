import { type Id, newId } from '@holdfast/platform/model';
import { Sweeper, Work } from '@holdfast/platform/server';
import pg from 'pg';
import { Plans } from '../asking/plans';
import { Caseload } from '../reading/caseload';
import { Trends } from '../reading/trends';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { CheckInAnswering } from './check-in-answering';
import { CheckIns } from './check-ins';
import { Entering } from './entering';
import { Links } from './links';
import { SwiftSubmission } from './swift-submission';

const WHOLE = { view: 'all', sort: 'need', order: 'asc' } as const;
const VISITOR = { requestId: null, origin: '203.0.113.7' };

let clinic: AskedClinic;
let checkInId: Id;

beforeEach(async () => {
  clinic = await askedClinic();
  await clinic.at(3, 10);
  checkInId = newId();
});
afterEach(() => clinic?.close());

const path = () => ({ patientId: clinic.patientId, checkInId });
const phq9 = (each: number) =>
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [item, item < 9 ? each : 0]));
const enter = (answers: Record<string, number>, day = 1) =>
  clinic.app.get(Entering).enter(clinic.as('nurse'), path(), {
    ...{ mode: 'paper', takenAt: `${clinic.day(day)}T23:30:00Z`, forms: [{ id: 'phq-9', version: 1, answers }] },
  });
const say = (linkId: string, value: number) =>
  clinic.app
    .get(CheckInAnswering)
    .save(clinic.as('sam'), { ...path(), linkId }, { id: newId(), version: 1, value, replaces: null });
const ask = () => clinic.app.get(CheckIns).ask(clinic.as('nurse'), path(), { forms: ['phq-9'] });
const answers = async () => (await clinic.app.get(CheckIns).sheet(clinic.as('nurse'), path())).answers;

describe('answers taken down from paper', () => {
  it('are dated to when they were given, on the patient’s own day', async () => {
    await clinic.app.get(Plans).set(clinic.as('nurse'), clinic.patientId, {
      ...{ version: 1, plan: null, paused: false, zone: 'Asia/Tokyo' },
    });
    const { view } = await enter(phq9(1));
    expect(view.dueOn).toBe(clinic.day(2)); // half past eleven at night in UTC is the next morning there
    const { series } = await clinic.app.get(Trends).view(clinic.as('nurse'), clinic.patientId);
    expect(series[0]?.points.map(({ at }) => at)).toEqual([`${clinic.day(1)}T23:30:00.000Z`]);
  });

  it('never write over what the patient answered otherwise; apart, both are kept', async () => {
    await ask();
    await say('phq-9.1', 0);
    await expect(enter(phq9(2))).rejects.toMatchObject({ code: 'answer.changed' });
    expect(await answers()).toMatchObject([{ linkId: 'phq-9.1', value: 0 }]);
    const theirs = checkInId;
    checkInId = newId();
    expect((await enter(phq9(2))).view).toMatchObject({ state: 'submitted', answered: 9 });
    checkInId = theirs;
    expect(await answers()).toMatchObject([{ linkId: 'phq-9.1', value: 0 }]);
  });

  it('leave no trace on a check-in where they are refused', async () => {
    await ask();
    await say('phq-9.1', 0);
    const stands = () => clinic.sql('select mode, taken_at, forms, answered from check_in');
    const before = await stands();
    const forms = ['phq-9', 'gad-7'].map((id) => ({ id, version: 1, answers: { '1': 2 } }));
    const entry = { mode: 'paper', takenAt: `${clinic.day(1)}T23:30:00Z`, forms } as const;
    const entering = clinic.app.get(Entering);
    await expect(entering.enter(clinic.as('nurse'), path(), entry)).rejects.toMatchObject({ code: 'answer.changed' });
    expect(await stands()).toEqual(before);
  });

  it('add to what the patient answered the same, and every answer is counted', async () => {
    await ask();
    await say('phq-9.1', 1);
    const { view } = await enter(phq9(1));
    expect(view).toMatchObject({ state: 'submitted', answered: 9 });
  });
});

/** Waits until so many wait for a row that is held. */
async function waiting(count: number): Promise<void> {
  const text = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await clinic.sql(text)).length < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('paper of last week', () => {
  const stand = () => clinic.sql('select item_9, at_risk from patient_plan');
  const rules = () => clinic.sql<{ rules: string[] }>('select finding_rules as rules from check_in order by taken_at');

  it('takes nothing back of what was said of harm since, and adds to it', async () => {
    await ask();
    await say('phq-9.9', 1);
    await clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path(), { seconds: 4, partial: true });
    expect(await stand()).toEqual([{ item_9: 'positive', at_risk: true }]);
    checkInId = newId();
    await enter(phq9(0));
    expect(await stand()).toEqual([{ item_9: 'positive', at_risk: true }]);
  });

  it('takes nothing back of what is said at the same moment', async () => {
    await ask();
    await say('phq-9.9', 1);
    const held = new pg.Client({ connectionString: clinic.database.adminUrl });
    await held.connect();
    await held.query('begin; select from patient_plan for update');
    const submitting = clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path(), { seconds: 4, partial: true });
    await waiting(1);
    checkInId = newId();
    const entering = enter(phq9(0));
    await waiting(2);
    await held.query('commit');
    await held.end();
    await Promise.all([submitting, entering]);
    expect(await stand()).toEqual([{ item_9: 'positive', at_risk: true }]);
  });

  it('and what was left unsent counts from when it was said: it takes nothing back either', async () => {
    await ask();
    for (let item = 1; item <= 9; item += 1) await say(`phq-9.${item}`, 0);
    await clinic.at(4, 10);
    checkInId = newId();
    await ask();
    await say('phq-9.9', 2);
    await clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path(), { seconds: 4, partial: true });
    await clinic.at(20, 10);
    const states = await clinic.sql('select distinct state from check_in');
    expect(states).toEqual([{ state: 'submitted' }]);
    expect(await stand()).toEqual([{ item_9: 'positive', at_risk: true }]);
  });

  it('breaks the silence before it, and none that came after', async () => {
    await ask();
    await clinic.at(20);
    // The ladder of what was missed, climbed once more from its foot.
    const silence = async () => {
      await clinic.sql('delete from outreach');
      await clinic.sql(`update check_in set ladder_done = null, ladder_at = closes_at where state = 'missed'`);
      await clinic.app.get(Sweeper).round();
      const { items } = await clinic.app.get(Caseload).page(clinic.as('nurse'), WHOLE);
      return { misses: items[0]?.misses, calls: (await clinic.sql('select from outreach')).length };
    };
    checkInId = newId();
    await enter(phq9(1)); // of the day before the patient was asked
    expect(await silence()).toEqual({ misses: 1, calls: 1 });
    checkInId = newId();
    await enter(phq9(1), 19);
    expect(await silence()).toEqual({ misses: 0, calls: 0 });
  });

  it('is compared with what was known then, not with what came later', async () => {
    await ask();
    for (let item = 1; item <= 9; item += 1) await say(`phq-9.${item}`, 0);
    await clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path(), { seconds: 4, partial: false });
    checkInId = newId();
    await enter(phq9(2));
    expect((await rules())[0]?.rules).not.toContain('phq-9.worsened');
  });
});

describe('the pass of a link', () => {
  it('shows what was answered until it is sent, and nothing of it afterwards', async () => {
    await ask();
    await say('phq-9.1', 1);
    const links = clinic.app.get(Links);
    const end = new Date(`${clinic.day(9)}T00:00:00Z`);
    const token = await clinic.app.get(Work).as(clinic.as('nurse'), (tx) => links.make(tx, path(), end));
    const { pass, sheet } = await links.open(token, VISITOR);
    expect(sheet.answers).toHaveLength(1);
    await clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path(), { seconds: 4, partial: true });
    expect((await links.read(pass, VISITOR)).sheet).toMatchObject({ state: 'submitted', answers: [] });
  });

  it('is not guessed at without end from one network', async () => {
    const links = clinic.app.get(Links);
    const token = `${clinic.clinicId}.${'a'.repeat(43)}`;
    const codes = [];
    for (let turn = 0; turn < 121; turn += 1) {
      codes.push(await links.open(token, VISITOR).catch(({ code }: { code: string }) => code));
    }
    expect([codes[0], codes[119], codes[120]]).toEqual(['link.spent', 'link.spent', 'link.limited']);
  });
});

describe('a plan', () => {
  it('in a zone that the database does not know is refused, as any other word', async () => {
    const plans = clinic.app.get(Plans);
    const set = (zone: string, version: number) =>
      plans.set(clinic.as('nurse'), clinic.patientId, { version, zone, paused: false, plan: null });
    await expect(set('Nowhere/Atlantis', 1)).rejects.toMatchObject({ code: 'input.invalid' });
    expect(await set('America/Los_Angeles', 1)).toMatchObject({ zone: 'America/Los_Angeles' });
  });

  it('that asks more often than anyone can answer is refused', async () => {
    const plans = clinic.app.get(Plans);
    const { plan } = await plans.clinicView(clinic.as('nurse'));
    const daily = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...{ id: `step-${index}`, anchor: 'intake' as const, fromDay: 0, everyDays: 1, untilDay: null, at: '09:00' },
        ...{ windowHours: 8, forms: ['phq-9'], importance: 'routine' as const },
      }));
    const set = (count: number) =>
      plans.set(clinic.as('nurse'), clinic.patientId, {
        ...{ version: 1, zone: 'UTC', paused: false, plan: { ...plan, steps: daily(count) } },
      });
    await expect(set(5)).rejects.toMatchObject({ code: 'plan.too-dense', facts: { perWeek: 35, most: 28 } });
    expect(await set(4)).toMatchObject({ version: 2 });
  });

  it('says so when a day is moved onto one that it counts from already', async () => {
    const plans = clinic.app.get(Plans);
    await clinic.anchor('infusion', 0);
    const { anchors } = await plans.setAnchor(
      ...([clinic.as('nurse'), { patientId: clinic.patientId, anchorId: newId() }] as const),
      { kind: 'infusion', day: clinic.day(5) },
    );
    const later = anchors.find(({ day }) => day === clinic.day(5))?.id ?? '';
    const onto = { kind: 'infusion' as const, day: clinic.day(0) };
    await expect(
      plans.setAnchor(clinic.as('nurse'), { patientId: clinic.patientId, anchorId: later }, onto),
    ).rejects.toMatchObject({ code: 'anchor.known' });
  });
});
