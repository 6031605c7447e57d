import { newId } from '@holdfast/platform/model';
import { ReviewReading } from '../review/review-reading';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';
import { PatientDurability } from './patient-durability';

let clinic: TreatedClinic;

beforeEach(async () => {
  clinic = await treatedClinic();
  await clinic.induction();
});
afterEach(() => clinic.close());

const ledger = () => clinic.app.get(PatientDurability).view(clinic.as('okafor'), clinic.patientId);

describe('a patient’s ledger', () => {
  it('tells for each infusion how long it held, by whose baseline, and how that ended', async () => {
    await clinic.total(27, 6);
    await clinic.total(48, 13);
    await clinic.total(55, 14);
    await clinic.at(60, 10);
    await clinic.anchor('infusion', 60);
    await clinic.total(67, 5);
    await clinic.at(80, 12);
    const { rows, name, series, clinic: named } = await ledger();
    expect([name, named]).toEqual(['Sam Rivera', 'Asked']);
    expect(rows).toEqual([
      {
        ...{ on: clinic.day(20), kind: 'induction', infusions: 6, baseline: 20, best: 6, bestDropPercent: 70 },
        ...{ heldDays: 28, ending: 'symptoms-returned', isConfirmed: true, confidence: 'fair' },
      },
      {
        ...{ on: clinic.day(60), kind: 'maintenance', infusions: 1, baseline: 20, best: 5, bestDropPercent: 75 },
        ...{ heldDays: 20, ending: 'running', isConfirmed: false, confidence: 'good' },
      },
    ]);
    expect(series.map(({ kind, days }) => [kind, days.length])).toEqual([
      ['induction', 6],
      ['maintenance', 1],
    ]);
  });

  it('tells the interval with what it is reckoned from, the same as the review does', async () => {
    await clinic.total(27, 6);
    await clinic.total(48, 13);
    // What runs has not ended, whatever the totals say: the prior alone.
    expect((await ledger()).interval).toMatchObject({ days: 56, ended: 0 });
    await clinic.at(60, 10);
    await clinic.anchor('infusion', 60);
    const { interval } = await ledger();
    // One interval of 28 days that ended, drawn towards two of 56.
    expect(interval).toMatchObject({ ended: 1, priorDays: 56, priorWeight: 2 });
    expect(interval?.median).toBeCloseTo(28, 1);
    expect(interval?.days).toBeCloseTo((28 + 2 * 56) / 3, 1);
    await clinic.total(63, 6);
    const { need } = await clinic.app.get(ReviewReading).view(clinic.as('okafor'), clinic.patientId);
    expect(need?.interval?.days).toBeCloseTo((await ledger()).interval?.days ?? 0, 6);
  });

  it('counts what was given, milligrams only where they were written down, and what is due', async () => {
    const { clinicId, patientId } = clinic;
    await clinic.sql(
      `insert into infusion (clinic_id, id, patient_id, state, planned_at, day, started_at, ended_at, dose_mg, made_at, made_by)
       values ($1, $2, $3, 'observing', now(), $4, now(), now(), 42.5, now(), $2)`,
      [clinicId, newId(), patientId, clinic.day(20)],
    );
    await clinic.at(40, 12);
    const { exposure } = await ledger();
    expect(exposure).toMatchObject({ infusions: 6, lastQuarter: 6, totalMg: 42.5, withDose: 1, caution: null });
    const due = Object.fromEntries(exposure.monitoring.map(({ what, isDue }) => [what, isDue]));
    expect(due).toEqual({ bladder: true, 'blood-pressure': true, cognition: false, misuse: false });
  });

  it('is empty, not an error, where nothing was given', async () => {
    const fresh = await treatedClinic();
    try {
      const view = await fresh.app.get(PatientDurability).view(fresh.as('okafor'), fresh.patientId);
      expect(view).toMatchObject({ rows: [], interval: null, exposure: { infusions: 0, totalMg: 0 } });
    } finally {
      await fresh.close();
    }
  });

  it('is missing of nobody', async () => {
    const asked = clinic.app.get(PatientDurability).view(clinic.as('okafor'), newId());
    await expect(asked).rejects.toMatchObject({ code: 'missing' });
  });
});
