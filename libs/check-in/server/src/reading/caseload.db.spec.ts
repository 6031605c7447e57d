import { newId } from '@holdfast/platform/model';
import { Entering } from '../answering/entering';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { Caseload } from './caseload';
import { Trends } from './trends';

let clinic: AskedClinic;

beforeEach(async () => {
  clinic = await askedClinic();
});
afterEach(() => clinic?.close());

/** A PHQ-9 of nine equal answers, taken down so many days after the beginning. */
async function take(days: number, each: number): Promise<void> {
  await clinic.at(days, 9);
  const answers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((item) => [item, each]));
  const forms = [{ id: 'phq-9', version: 1, answers: { ...answers, '9': 0 } }];
  const path = { patientId: clinic.patientId, checkInId: newId() };
  const input = { mode: 'phone' as const, takenAt: `${clinic.day(days)}T08:00:00Z`, forms };
  await clinic.app.get(Entering).enter(clinic.as('nurse'), path, input);
}
const baselines = async () => {
  const { items } = await clinic.app
    .get(Caseload)
    .page(clinic.as('nurse'), { view: 'all', sort: 'need', order: 'asc' });
  const { series } = await clinic.app.get(Trends).view(clinic.as('nurse'), clinic.patientId);
  return [items[0]?.last?.baseline, series[0]?.baseline];
};

describe('the baseline in the caseload', () => {
  it('is the one of the trend: the last total of the fourteen days before', async () => {
    await take(0, 1);
    await take(5, 2);
    await clinic.at(14);
    await clinic.anchor('intake', 14);
    await take(21, 1);
    expect(await baselines()).toEqual([16, 16]);
  });

  it('is none where the last total is older', async () => {
    await take(0, 2);
    await clinic.at(16);
    await clinic.anchor('intake', 16);
    await take(21, 1);
    expect(await baselines()).toEqual([null, null]);
  });
});

describe('the caseload', () => {
  const row = async () =>
    (await clinic.app.get(Caseload).page(clinic.as('nurse'), { view: 'all', sort: 'need', order: 'asc' })).items[0];

  it('marks who has an open alert, until it is closed', async () => {
    await take(0, 1);
    expect((await row())?.openAlert).toBeNull();
    const path = { patientId: clinic.patientId, checkInId: newId() };
    const forms = [{ id: 'symptoms', version: 1, answers: { harm: 1 } }];
    const input = { mode: 'phone' as const, takenAt: `${clinic.day(0)}T08:00:00Z`, forms };
    await clinic.app.get(Entering).enter(clinic.as('nurse'), path, input);
    expect(['critical', 'high', 'moderate']).toContain((await row())?.openAlert);
  });

  it('counts a check-in as overdue once it has been open for more than ten days', async () => {
    await clinic.at(0, 9);
    await clinic.anchor('intake', 12);
    await clinic.sql(
      `update check_in set closes_at = $2, expires_at = $2, ladder_at = null where clinic_id = $1 and origin = 'plan'`,
      [clinic.clinicId, `${clinic.day(60)}T00:00:00Z`],
    );
    await clinic.at(0, 10);
    const [first] = await clinic.sql<{ opens: Date }>(
      `select min(opens_at) as opens from check_in where clinic_id = $1 and state = 'due'`,
      [clinic.clinicId],
    );
    const opened = ((first?.opens.getTime() ?? 0) - Date.parse(`${clinic.day(0)}T00:00:00Z`)) / 86_400_000;
    await clinic.at(opened + 10);
    expect((await row())?.in).not.toContain('overdue');
    await clinic.at(opened + 10, 1);
    expect((await row())?.in).toContain('overdue');
  });
});
