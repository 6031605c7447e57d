import { DEFAULT_PLAN } from '@holdfast/check-in/model';
import type { SettingView } from '@holdfast/clinic/model';
import { ClinicSettings } from '@holdfast/clinic/server';
import { Plans } from '../asking/plans';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { Forms } from './forms';
import { RuleSettings } from './rule-settings';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic();
});
afterAll(() => clinic.close());

const settings = () => clinic.app.get(ClinicSettings);
const seen = (kind: string) => settings().ownView(clinic.as('marcus'), kind);
const back = (kind: string, { version }: SettingView, to: number, person = 'marcus') =>
  settings().ownRestore(clinic.as(person), kind, { version, to });
const shortOf = ({ history }: SettingView) =>
  history.map(({ version, changedBy, restores }) => ({ version, changedBy, restores }));
const plans = () => clinic.app.get(Plans);
const setPlan = async (part: object) => {
  const { version, plan } = await plans().clinicView(clinic.as('okafor'));
  return plans().setClinic(clinic.as('okafor'), { version, plan: { ...plan, ...part } });
};

describe('the clinic’s plan', () => {
  it('keeps who changed what, from what it began with, and is put back as a version of its own', async () => {
    await setPlan({ questionsPerWeek: 60, steps: DEFAULT_PLAN.steps.slice(1) });
    const changed = await seen('check-in-plan');
    expect(shortOf(changed)).toEqual([
      { version: 1, changedBy: 'okafor', restores: null },
      { version: 0, changedBy: null, restores: null },
    ]);
    expect(changed.history[0]?.changes).toEqual([
      { part: 'questionsPerWeek', from: '110', to: '60' },
      {
        part: 'step.intake',
        from: 'intake -14 - - 09:00 336 routine phq-9,gad-7,asq,audit-c,taps-1,drug-single',
        to: '',
      },
    ]);
    const restored = await back('check-in-plan', changed, 0);
    expect(shortOf(restored)[0]).toEqual({ version: 2, changedBy: 'marcus', restores: 0 });
    expect((await plans().clinicView(clinic.as('okafor'))).plan).toEqual(DEFAULT_PLAN);
  });

  it('is refused to a page that was opened before it was put back, as after any other change', async () => {
    const { version, plan } = await plans().clinicView(clinic.as('okafor'));
    const page = await seen('check-in-plan');
    await back('check-in-plan', page, 1);
    await expect(plans().setClinic(clinic.as('okafor'), { version, plan })).rejects.toMatchObject({
      code: 'plan.changed',
    });
    await expect(back('check-in-plan', page, 0)).rejects.toMatchObject({ code: 'clinic-setting.stale' });
  });

  it('is not put back where it asks a form that is off by now', async () => {
    await setPlan({ steps: DEFAULT_PLAN.steps.filter(({ forms }) => !forms.includes('sleep-function')) });
    await clinic.app.get(Forms).set(clinic.as('marcus'), 'sleep-function', false);
    const before = await seen('check-in-plan');
    await expect(back('check-in-plan', before, 0)).rejects.toMatchObject({ code: 'plan.form-off' });
    expect((await seen('check-in-plan')).version).toBe(before.version);
    await clinic.app.get(Forms).set(clinic.as('marcus'), 'sleep-function', true);
    await expect(back('check-in-plan', before, 0)).resolves.toMatchObject({ version: before.version + 1 });
  });
});

describe('the thresholds of the rules', () => {
  const rules = () => clinic.app.get(RuleSettings);
  const ruleNow = async (id: string) => (await rules().list(clinic.as('okafor'))).items.find((rule) => rule.id === id);

  it('are one history of all rules, and one version back changes only what it differs in', async () => {
    await rules().set(clinic.as('okafor'), 'gad-7.worsened', { version: 0, thresholds: { rise: 7 } });
    await rules().set(clinic.as('okafor'), 'phq-9.worsened', { version: 0, thresholds: { rise: 8 } });
    const changed = await seen('check-in-rules');
    expect(changed.history.map(({ changes }) => changes.map(({ part, to }) => [part, to]))).toEqual([
      [['phq-9.worsened.rise', '8']],
      [['gad-7.worsened.rise', '7']],
      [],
    ]);
    await back('check-in-rules', changed, 1, 'okafor');
    expect(await ruleNow('gad-7.worsened')).toMatchObject({ version: 1, thresholds: [{ value: 7 }] });
    expect(await ruleNow('phq-9.worsened')).toMatchObject({ version: 2, thresholds: [{ value: 5 }] });
  });

  it('are not put back where a rule does not allow the value any more', async () => {
    const before = await seen('check-in-rules');
    await clinic.sql(
      `update clinic_setting set value = value || '{"gad-7.worsened.rise": 99}'
        where clinic_id = $1 and kind = 'check-in-rules' and version = 0`,
      [clinic.clinicId],
    );
    await expect(back('check-in-rules', before, 0)).rejects.toMatchObject({ code: 'rule.out-of-range' });
  });
});

describe('which forms are on', () => {
  it('is kept and put back', async () => {
    const before = await seen('check-in-forms');
    await clinic.app.get(Forms).set(clinic.as('marcus'), 'taps-1', false);
    const changed = await seen('check-in-forms');
    expect(changed.history[0]).toMatchObject({
      changedBy: 'marcus',
      changes: [{ part: 'taps-1', from: 'on', to: 'off' }],
    });
    await back('check-in-forms', changed, before.version);
    const { items } = await clinic.app.get(Forms).list(clinic.as('marcus'));
    expect(items.find(({ instrument }) => instrument.id === 'taps-1')?.enabled).toBe(true);
  });

  it('is not put back where a licence does not allow a form any more', async () => {
    const before = await seen('check-in-forms');
    await clinic.sql(
      `update clinic_setting set value = value || '{"who-5": true}'
        where clinic_id = $1 and kind = 'check-in-forms' and version = 0`,
      [clinic.clinicId],
    );
    await expect(back('check-in-forms', before, 0)).rejects.toMatchObject({ code: 'form.not-licensed' });
  });
});

it('none of them stands among the clinic’s settings, which ask for other rights', async () => {
  const actor = clinic.as('marcus');
  const { items } = await settings().list(actor);
  expect(items.filter(({ kind }) => kind.startsWith('check-in') || kind === 'on-call')).toEqual([]);
  await expect(settings().view(actor, 'check-in-plan')).rejects.toMatchObject({ code: 'missing' });
  const { version, value } = await seen('check-in-plan');
  await expect(settings().save(actor, 'check-in-plan', { version, value })).rejects.toMatchObject({ code: 'missing' });
  const restored = settings().restore(actor, 'check-in-plan', { version, to: 0 });
  await expect(restored).rejects.toMatchObject({ code: 'missing' });
});
