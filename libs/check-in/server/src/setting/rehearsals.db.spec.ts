import { newId } from '@holdfast/platform/model';
import { Entering } from '../answering/entering';
import { type AskedClinic, askedClinic } from '../testing/asked-clinic';
import { Rehearsals } from './rehearsals';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic();
});
afterAll(() => clinic?.close());

/** A PHQ-9 of nine equal answers, filled in on paper and entered some days later. */
async function enter(days: number, each: number): Promise<void> {
  const answers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((item) => [item, each]));
  const forms = [{ id: 'phq-9', version: 1, answers: { ...answers, '9': 0 } }];
  const path = { patientId: clinic.patientId, checkInId: newId() };
  const input = { mode: 'paper' as const, takenAt: `${clinic.day(days)}T08:00:00Z`, forms };
  await clinic.app.get(Entering).enter(clinic.as('nurse'), path, input);
}

describe('a rehearsal', () => {
  it('compares paper with the total before it, on either side of the threshold that is tried', async () => {
    await clinic.at(20, 9);
    await enter(5, 1);
    await enter(12, 2);
    const rehearse = (rise: number) =>
      clinic.app.get(Rehearsals).rehearse(clinic.as('okafor'), 'phq-9.worsened', { thresholds: { rise } });
    expect(await rehearse(8)).toMatchObject({ looked: 2, now: 1, changed: 1, differences: [] });
    expect(await rehearse(9)).toMatchObject({
      ...{ looked: 2, now: 1, changed: 0 },
      differences: [{ at: `${clinic.day(12)}T08:00:00.000Z`, total: 16, before: 'soon', after: null }],
    });
  });
});
