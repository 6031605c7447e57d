import { Mailer } from '@holdfast/platform/server';
import { CheckIns } from '../answering/check-ins';
import { Entering } from '../answering/entering';
import { CheckInInbox } from '../reading/check-in-inbox';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { Plans } from './plans';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic();
});
afterAll(() => clinic?.close());

const toSam = () =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to.startsWith('sam@')).length;
const reasons = async () => {
  const page = await clinic.app.get(CheckInInbox).page(clinic.as('nurse'), { filter: 'outreach', limit: 50 });
  return page.outreach.map(({ reason }) => reason);
};

describe('the quiet hours of a plan', () => {
  it('hold a reminder back until the morning, and no call that staff should make', async () => {
    const { patientId } = clinic;
    await clinic.anchor('intake', 0);
    await clinic.at(0, 10);
    // The intake, so that nothing else is missed.
    const { due } = await clinic.app.get(CheckIns).list(clinic.as('sam'), patientId);
    const harm = { mode: 'phone' as const, takenAt: `${clinic.day(0)}T09:00:00Z` };
    const forms = [{ id: 'phq-9', version: 1, answers: { '9': 1 } }];
    await clinic.app
      .get(Entering)
      .enter(clinic.as('nurse'), { patientId, checkInId: due[0]?.id ?? '' }, { ...harm, forms });
    // The weekly check-in of day 6 closes on day 7 at 22:00.
    const plans = clinic.app.get(Plans);
    const { plan, version } = await plans.view(clinic.as('nurse'), patientId);
    const weekly = plan.steps.filter(({ id }) => id === 'induction-weekly').map((one) => ({ ...one, windowHours: 37 }));
    const own = { ...plan, steps: weekly, quietFrom: '21:30', quietUntil: '10:00' };
    await plans.set(clinic.as('nurse'), patientId, { version, plan: own, zone: 'UTC', paused: false });
    await clinic.at(7, 21);
    const before = toSam();
    expect(await reasons()).not.toContain('at-risk');
    await clinic.at(7, 22);
    expect(await reasons()).toContain('at-risk');
    await clinic.at(8, 9.9);
    expect(toSam()).toBe(before);
    await clinic.at(8, 10);
    expect(toSam()).toBe(before + 1);
  });
});
