import { CheckIns } from '../answering/check-ins';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { PlanPreviews } from './plan-previews';
import { Plans } from './plans';

let clinic: AskedClinic;

beforeEach(async () => {
  clinic = await askedClinic();
  await clinic.anchor('intake', 0);
});
afterEach(() => clinic?.close());

const list = () => clinic.app.get(CheckIns).list(clinic.as('sam'), clinic.patientId);

describe('a changed plan', () => {
  const previewsOf = () => clinic.app.get(PlanPreviews);

  it('shows what it would change, and then changes just that; what has opened stays', async () => {
    await clinic.at(6, 10);
    const plans = clinic.app.get(Plans);
    const view = await plans.view(clinic.as('nurse'), clinic.patientId);
    const steps = view.plan.steps.map((step) => (step.id === 'induction-weekly' ? { ...step, everyDays: 3 } : step));
    const input = { version: view.version, plan: { ...view.plan, steps }, zone: 'America/New_York', paused: false };
    const preview = await clinic.app.get(PlanPreviews).ofPatient(clinic.as('nurse'), clinic.patientId, input);
    expect(preview.added.length).toBeGreaterThan(2);
    expect((await plans.view(clinic.as('nurse'), clinic.patientId)).version).toBe(view.version);
    const saved = await plans.set(clinic.as('nurse'), clinic.patientId, input);
    expect(saved).toMatchObject({ source: 'patient', version: view.version + 1 });
    expect((await list()).due.map(({ dueOn }) => dueOn)).toContain(clinic.day(6));
    await expect(plans.set(clinic.as('nurse'), clinic.patientId, input)).rejects.toMatchObject({
      code: 'plan.changed',
    });
    const rows = await clinic.sql<{ due_on: string; count: string }>(
      `select due_on::text, count(*) from check_in where clinic_id = $1 and state <> 'withdrawn' group by 1`,
      [clinic.clinicId],
    );
    expect(rows.filter(({ count }) => Number(count) > 1)).toEqual([]);
  });

  it('of the clinic goes to one of two who change it at once, also where nobody had changed it before', async () => {
    const plans = clinic.app.get(Plans);
    const { plan, version } = await plans.clinicView(clinic.as('marcus'));
    const set = (questionsPerWeek: number) =>
      plans.setClinic(clinic.as('marcus'), { version, plan: { ...plan, questionsPerWeek } });
    const results = await Promise.allSettled([set(50), set(60)]);
    const refused = results.filter((one) => one.status === 'rejected').map(({ reason }) => reason as object);
    expect(refused).toMatchObject([{ code: 'plan.changed', facts: { version: version + 1 } }]);
  });

  it('counts what is still to be answered, and nothing that was answered or left out', async () => {
    await clinic.at(6, 10);
    const { due } = await list();
    const [view, previews] = [await clinic.app.get(Plans).view(clinic.as('nurse'), clinic.patientId), previewsOf()];
    const input = { version: view.version, plan: view.plan, zone: view.zone, paused: view.paused };
    const firstWeek = async () =>
      (await previews.ofPatient(clinic.as('nurse'), clinic.patientId, input)).weeks[0]?.questions ?? 0;
    const before = await firstWeek();
    for (const { id: checkInId } of due)
      await clinic.app
        .get(CheckIns)
        .skip(clinic.as('sam'), { patientId: clinic.patientId, checkInId }, { reason: 'unwell' });
    expect(before - (await firstWeek())).toBe(due.reduce((sum, { questions }) => sum + questions, 0));
    expect(due.length).toBeGreaterThan(0);
  });

  it('of the clinic says for how many patients what would change, by counts, and leaves everything as it is', async () => {
    await clinic.at(6, 10);
    const plans = clinic.app.get(Plans);
    const { plan, version } = await plans.clinicView(clinic.as('marcus'));
    const steps = plan.steps.map((step) => (step.id === 'induction-weekly' ? { ...step, everyDays: 3 } : step));
    const same = await previewsOf().ofClinic(clinic.as('marcus'), plan);
    expect(same).toMatchObject({ patients: 1, affected: 0, added: 0, removed: 0, changed: 0, overfull: 0 });
    const denser = await previewsOf().ofClinic(clinic.as('marcus'), { ...plan, steps, questionsPerWeek: 5 });
    expect(denser).toMatchObject({ patients: 1, affected: 1, limit: 5, overfull: 1 });
    expect(denser.added).toBeGreaterThan(2);
    expect(denser.fullest).toBeGreaterThan(5);
    expect((await plans.clinicView(clinic.as('marcus'))).version).toBe(version);
  });

  it('of the clinic reaches nobody who has a plan of their own or is paused', async () => {
    const plans = clinic.app.get(Plans);
    const { version, zone } = await plans.view(clinic.as('nurse'), clinic.patientId);
    await plans.set(clinic.as('nurse'), clinic.patientId, { version, plan: null, zone, paused: true });
    const { plan } = await plans.clinicView(clinic.as('marcus'));
    expect(await previewsOf().ofClinic(clinic.as('marcus'), { ...plan, steps: [] })).toMatchObject({
      patients: 0,
      removed: 0,
    });
  });

  it('is refused where it names a form that is off', async () => {
    const plans = clinic.app.get(Plans);
    const view = await plans.view(clinic.as('nurse'), clinic.patientId);
    const steps = view.plan.steps.map((step) => ({ ...step, forms: ['who-5'] }));
    const input = { version: view.version, plan: { ...view.plan, steps }, zone: 'UTC', paused: false };
    await expect(plans.set(clinic.as('nurse'), clinic.patientId, input)).rejects.toMatchObject({
      code: 'plan.form-off',
    });
  });
});
