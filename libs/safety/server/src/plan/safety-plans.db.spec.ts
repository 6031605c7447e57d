import { EMPTY_PLAN } from '@holdfast/safety/model';
import { type SafeClinic, safeClinic } from '../testing/safe-clinic';
import { SafetyPlans } from './safety-plans';

let clinic: SafeClinic;

beforeAll(async () => {
  clinic = await safeClinic();
});
afterAll(() => clinic?.close());

const plan = (coping: string) => ({ ...EMPTY_PLAN, coping });
const write = (who: string, version: number, coping: string) =>
  clinic.app
    .get(SafetyPlans)
    .write(clinic.as(who, 'safety-plan.write'), clinic.patientId, { version, plan: plan(coping) });

describe('a safety plan', () => {
  it('is empty until someone writes, keeps every version, and is overwritten by nobody who had not seen it', async () => {
    const plans = clinic.app.get(SafetyPlans);
    const view = () => plans.view(clinic.as('sam', 'safety-plan.read'), clinic.patientId);
    expect(await view()).toMatchObject({ version: 0, plan: EMPTY_PLAN, earlier: [] });
    expect(await write('sam', 0, 'Walk by the river.')).toMatchObject({ version: 1, byPatient: true });
    await expect(write('nurse', 0, 'Other words.')).rejects.toMatchObject({
      code: 'safety-plan.changed',
      facts: { version: 1 },
    });
    expect(await write('nurse', 1, 'Walk with Ana.')).toMatchObject({ version: 2, byPatient: false });
    expect(await view()).toMatchObject({ plan: plan('Walk with Ana.'), earlier: [{ version: 1, byPatient: true }] });
  });
});
