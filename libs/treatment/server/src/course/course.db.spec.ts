import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { newId } from '@holdfast/platform/model';
import {
  consentHash,
  type ConsentLanguage,
  CURRENT_CONSENT,
  FACTOR_IDS,
  type SuitabilityAnswers,
  type TreatmentPlan,
  treatmentPolicy,
} from '@holdfast/treatment/model';
import { TreatmentModule } from '../treatment.module';
import { SuitabilityScreens } from './suitability-screens';
import { TreatmentConsents } from './treatment-consents';
import { TreatmentPlans } from './treatment-plans';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: TreatmentModule, policies: [treatmentPolicy] });
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const allNo = Object.fromEntries(FACTOR_IDS.map((id) => [id, 'no'])) as SuitabilityAnswers['factors'];
const answers = (anythingElse: string | null = null): SuitabilityAnswers => ({
  factors: { ...allNo, bipolar: 'unsure' },
  medicines: ['Lorazepam 1 mg'],
  anythingElse,
});
const screens = () => clinic.app.get(SuitabilityScreens);
const consents = () => clinic.app.get(TreatmentConsents);
const plans = () => clinic.app.get(TreatmentPlans);
const screensSeenBy = (who: string) => screens().view(clinic.as(who), clinic.patientId);
const save = (who: string, words = answers(), screenId = newId()) =>
  screens().save(clinic.as(who), { patientId: clinic.patientId, screenId }, words);

describe('a suitability screen', () => {
  it('is kept as a version of its own each time, by whoever gave it, and never changed', async () => {
    const screenId = newId();
    await save('sam', answers(), screenId);
    await save('sam', answers(), screenId);
    await expect(save('sam', answers('One more thing.'), screenId)).rejects.toMatchObject({
      code: 'suitability.screen-changed',
    });
    const { screens: all } = await save('nurse', answers('Afraid of needles.'));
    expect(all.map(({ version, mode, toTalkAbout }) => [version, mode, toTalkAbout])).toEqual([
      [2, 'staff', 3],
      [1, 'portal', 2],
    ]);
    expect(all[1]?.answers).toEqual(answers());
  });

  it('gets versions without gaps however crowded it is saved', async () => {
    const [{ version = 0 } = {}] = (await screensSeenBy('nurse')).screens;
    await Promise.all(Array.from({ length: 8 }, () => save('sam')));
    const { screens: all } = await screensSeenBy('nurse');
    expect(all.slice(0, 8).map((one) => one.version)).toEqual(Array.from({ length: 8 }, (_, at) => version + 8 - at));
  });

  it('waits until a clinician writes down that it was talked about; the patient sees that it was, and not the note', async () => {
    const screenId = newId();
    const path = { patientId: clinic.patientId, screenId };
    const talkId = newId();
    expect((await save('sam', answers(), screenId)).screens).toMatchObject([{ toTalkAbout: 2, talkedAt: null }]);
    const note = { note: 'Mood swings in 2019; keeps the night dose.' };
    await screens().talk(clinic.as('nurse'), { ...path, talkId }, note);
    const [seen] = (await screens().talk(clinic.as('nurse'), { ...path, talkId }, note)).screens;
    expect(seen).toMatchObject({ talkedAt: '2026-03-02T10:00:00.000Z', talks: [{ id: talkId, ...note }] });
    const own = await screensSeenBy('sam');
    expect(own.screens).toMatchObject([{ id: screenId, talkedAt: '2026-03-02T10:00:00.000Z', talks: [] }]);
    expect(JSON.stringify(own)).not.toContain('Mood swings');
  });

  it('keeps the first time of talking when more is written later', async () => {
    const screenId = newId();
    const path = { patientId: clinic.patientId, screenId };
    await save('sam', answers(), screenId);
    await screens().talk(clinic.as('nurse'), { ...path, talkId: newId() }, { note: 'First.' });
    await clinic.at(1, 10);
    await screens().talk(clinic.as('nurse'), { ...path, talkId: newId() }, { note: 'Second.' });
    const [seen] = (await screensSeenBy('nurse')).screens;
    expect(seen?.talkedAt).toBe('2026-03-02T10:00:00.000Z');
    expect(seen?.talks.map(({ note }) => note)).toEqual(['First.', 'Second.']);
  });

  it('can be changed by no one in the database but for the time of talking', async () => {
    const may = await clinic.sql<{ column_name: string }>(
      `select column_name from information_schema.column_privileges
        where grantee = 'hf_app' and table_name = 'suitability_screen' and privilege_type = 'UPDATE'`,
    );
    expect(may.map(({ column_name: name }) => name)).toEqual(['talked_at']);
  });

  it('is not there for another patient', async () => {
    const screenId = newId();
    await save('sam', answers(), screenId);
    const foreign = { patientId: newId(), screenId };
    const missing = { code: 'missing' };
    await expect(screens().view(clinic.as('nurse'), foreign.patientId)).rejects.toMatchObject(missing);
    await expect(screens().save(clinic.as('nurse'), foreign, answers())).rejects.toMatchObject(missing);
    await expect(
      screens().talk(clinic.as('nurse'), { ...foreign, talkId: newId() }, { note: 'Hm.' }),
    ).rejects.toMatchObject(missing);
  });
});

const { version } = CURRENT_CONSENT;
const ticked = CURRENT_CONSENT.en.statements.map(({ id }) => id);
const signature = (language: ConsentLanguage = 'en') => ({
  ...{ version, language, statements: ticked, signedName: 'Sam Rivera' },
  sha256: consentHash(version, language) ?? '',
});
const sign = (consentId = newId(), input = signature()) =>
  consents().sign(clinic.as('sam'), { patientId: clinic.patientId, consentId }, input);
const withdraw = (withdrawalId = newId()) =>
  consents().withdraw(clinic.as('sam'), { patientId: clinic.patientId, withdrawalId });
const undo = (withdrawalId: string) => consents().undo(clinic.as('sam'), { patientId: clinic.patientId, withdrawalId });

describe('consent to treatment', () => {
  it('is none until it is signed, and stands with version and hash of the words that were signed', async () => {
    expect(await consents().view(clinic.as('nurse'), clinic.patientId)).toMatchObject({
      state: 'none',
      signatures: [],
    });
    await expect(withdraw()).rejects.toMatchObject({ code: 'consent.already-withdrawn' });
    const consentId = newId();
    await sign(consentId, signature('es'));
    const again = await sign(consentId, signature('es'));
    expect(again).toMatchObject({
      state: 'signed',
      signatures: [{ id: consentId, version, sha256: consentHash(version, 'es'), signedName: 'Sam Rivera' }],
    });
    await expect(sign(consentId)).rejects.toMatchObject({ code: 'consent.already-signed' });
  });

  it('is refused for other words than those asked for now, and for a statement that is open', async () => {
    const old = { ...signature(), version: version + 1 };
    await expect(sign(newId(), old)).rejects.toMatchObject({ code: 'consent.outdated', facts: { version } });
    const other = { ...signature(), sha256: '0'.repeat(64) };
    await expect(sign(newId(), other)).rejects.toMatchObject({ code: 'consent.outdated' });
    const open = { ...signature(), statements: ticked.slice(1) };
    await expect(sign(newId(), open)).rejects.toMatchObject({
      code: 'consent.unticked',
      facts: { statements: ticked.slice(0, 1) },
    });
  });

  it('is taken back once, undone within ten minutes, and no later', async () => {
    await sign();
    const [first, second] = [newId(), newId()];
    await withdraw(first);
    expect((await withdraw(first)).state).toBe('withdrawn');
    await expect(withdraw(second)).rejects.toMatchObject({ code: 'consent.already-withdrawn' });
    await clinic.at(0, 10 + 10 / 60);
    expect((await undo(first)).state).toBe('signed');
    await withdraw(second);
    await clinic.at(0, 10 + 21 / 60);
    await expect(undo(second)).rejects.toMatchObject({ code: 'consent.withdrawal-stands' });
    const view = await sign();
    expect(view.state).toBe('signed');
    expect(view.signatures[1]?.withdrawals.map(({ id, undoneAt }) => [id, undoneAt !== null])).toEqual([
      [first, true],
      [second, false],
    ]);
  });

  it('stays withdrawn when it was signed anew since: what is undone is not brought back over it', async () => {
    await clinic.at(1, 10);
    await sign();
    const withdrawalId = newId();
    await withdraw(withdrawalId);
    await clinic.at(1, 10 + 1 / 60);
    await sign();
    await expect(undo(withdrawalId)).rejects.toMatchObject({ code: 'consent.withdrawal-stands' });
  });

  it('is taken back once, also by two presses at the same moment', async () => {
    await clinic.at(1, 11);
    await sign();
    const done = await Promise.allSettled([withdraw(), withdraw()]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

const plan = (goals = 'To play with my son again.'): TreatmentPlan => ({
  route: 'iv',
  dose: { basis: 'actual-weight', mgPerKg: 0.5, weightKg: 80 },
  ...{ infusions: 6, countsFrom: clinic.day(-10), leastDays: 2, mostDays: 4, goals },
  escort: { name: 'Ana Rivera', relation: 'sister', phone: '555 0142' },
  notes: null,
});
const signPlan = (seen: number, words = plan(), signedName = 'okafor') =>
  plans().sign(clinic.as('okafor'), clinic.patientId, { version: seen, plan: words, signedName });

describe('a treatment plan', () => {
  it('is written over by nobody who had not seen it; every version stays with who signed it', async () => {
    expect(await plans().view(clinic.as('nurse'), clinic.patientId)).toMatchObject({ version: 0, plan: null });
    expect(await signPlan(0, plan(), 'okafor')).toMatchObject({ version: 1, plan: plan(), given: 0 });
    await expect(signPlan(0, plan('Sleep.'), 'okafor')).rejects.toMatchObject({
      code: 'treatment-plan.changed',
      facts: { version: 1, by: 'okafor' },
    });
    const two = await Promise.allSettled([signPlan(1, plan('Sleep.'), 'okafor'), signPlan(1, plan('Work.'), 'okafor')]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const view = await plans().view(clinic.as('nurse'), clinic.patientId);
    expect([view.version, view.earlier.map(({ plan: one }) => one?.goals)]).toEqual([2, [plan().goals]]);
  });

  it('counts what was given since its day, and not before', async () => {
    const { version: seen } = await plans().view(clinic.as('nurse'), clinic.patientId);
    for (const day of [-11, -10, -2]) await clinic.anchor('infusion', day);
    expect(await signPlan(seen, plan(), 'okafor')).toMatchObject({ given: 2 });
  });

  it('is refused outside what is possible, by code, and under another name', async () => {
    const { version: seen } = await plans().view(clinic.as('nurse'), clinic.patientId);
    const dose = (mg: number) => ({ ...plan(), dose: { basis: 'fixed' as const, mg, weightKg: null } });
    await expect(signPlan(seen, dose(600.1), 'okafor')).rejects.toMatchObject({
      code: 'treatment-plan.out-of-range',
      facts: { of: 'dose' },
    });
    await expect(signPlan(seen, dose(-1), 'okafor')).rejects.toMatchObject({ code: 'treatment-plan.out-of-range' });
    await expect(signPlan(seen, { ...plan(), leastDays: 5, mostDays: 4 }, 'okafor')).rejects.toMatchObject({
      code: 'treatment-plan.spacing',
    });
    await expect(signPlan(seen, plan(), 'Somebody Else')).rejects.toMatchObject({ code: 'review.signature' });
    expect((await signPlan(seen, dose(600), 'okafor')).version).toBe(seen + 1);
  });

  it('tells the patient how many, what for and who decided, and neither dose nor escort nor notes', async () => {
    const told = await plans().story(clinic.as('sam'), clinic.patientId);
    expect(told.plan).toMatchObject({ infusions: 6, given: 2, goals: plan().goals, by: 'okafor' });
    expect(JSON.stringify(told)).not.toMatch(/Ana|555|mg/);
  });

  it('keeps nothing readable in the database', async () => {
    await save('sam', answers('A very particular sentence.'));
    const tables = ['suitability_screen', 'suitability_talk', 'treatment_consent', 'treatment_plan'];
    for (const table of tables) {
      const rows = await clinic.sql(`select * from ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      const text = JSON.stringify(rows, (_, value: unknown) =>
        isBytes(value) ? Buffer.from(value.data).toString('latin1') : value,
      );
      expect(text).not.toMatch(/particular|Lorazepam|Mood swings|Sam Rivera|my son|Ana Rivera/);
    }
  });
});

function isBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}
