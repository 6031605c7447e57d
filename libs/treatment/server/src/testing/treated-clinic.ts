import { CheckInAnswering, CheckIns, SwiftSubmission } from '@holdfast/check-in/server';
import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { newId } from '@holdfast/platform/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { TreatmentModule } from '../treatment.module';

const ITEMS = 8; // that a total is spread over; item 9 stays at nothing
const INDUCTION = [3, 6, 10, 13, 17, 20];

/** An asked clinic that treats. */
export interface TreatedClinic extends AskedClinic {
  /** Asks the patient for a PHQ-9 on that day and answers it to this total, 0–24 points, as a patient does. */
  total(day: number, points: number): Promise<void>;
  /** A baseline of 20 points and six infusions on days 3 to 20. */
  induction(): Promise<void>;
}

/** Makes a clinic that treats, on a database of its own. */
export async function treatedClinic(): Promise<TreatedClinic> {
  const clinic = await askedClinic({ module: TreatmentModule, policies: [treatmentPolicy] });
  const total = async (day: number, points: number) => {
    await clinic.at(day, 12);
    const path = { patientId: clinic.patientId, checkInId: newId() };
    await clinic.app.get(CheckIns).ask(clinic.as('nurse'), path, { forms: ['phq-9'] });
    let left = points;
    for (let item = 1; item <= 10; item += 1) {
      const value = item <= ITEMS ? Math.min(3, left) : 0;
      left -= value;
      const answer = { id: newId(), version: 1, value, replaces: null };
      await clinic.app.get(CheckInAnswering).save(clinic.as('sam'), { ...path, linkId: `phq-9.${item}` }, answer);
    }
    await clinic.app.get(SwiftSubmission).submit(clinic.as('sam'), path, { seconds: 40, partial: false });
  };
  const induction = async () => {
    await clinic.at(0, 8);
    await clinic.anchor('intake', 0);
    await total(1, 20);
    for (const day of INDUCTION) {
      await clinic.at(day, 10);
      await clinic.anchor('infusion', day);
    }
  };
  return { ...clinic, total, induction };
}
