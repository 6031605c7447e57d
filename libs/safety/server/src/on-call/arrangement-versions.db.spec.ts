import { ClinicSettings } from '@holdfast/clinic/server';
import { DEFAULT_TERMS } from '@holdfast/safety/model';
import pg from 'pg';
import { type SafeClinic, safeClinic } from '../testing/safe-clinic';
import { SafetySettings } from './safety-settings';

let clinic: SafeClinic;

beforeAll(async () => {
  clinic = await safeClinic();
});
afterAll(() => clinic.close());

const versions = () => clinic.app.get(ClinicSettings);
const own = () => clinic.app.get(SafetySettings);
const seen = (kind: string) => versions().ownView(clinic.as('okafor'), kind);
const back = (kind: string, version: number, to: number) =>
  versions().ownRestore(clinic.as('lee'), kind, { version, to });
const hours = (person: string) => ({
  ...{ staffId: clinic.as(person).accountId, weekdays: [5, 1], from: '17:00', to: '08:00' },
});

describe('the terms', () => {
  it('are kept with who changed them, and put back as a version of their own', async () => {
    const acknowledgeMinutes = { ...DEFAULT_TERMS.acknowledgeMinutes, critical: 5 };
    const terms = { ...DEFAULT_TERMS, acknowledgeMinutes, fourEyes: true };
    const saved = await own().setTerms(clinic.as('okafor'), { version: 0, terms });
    const changed = await seen('safety-terms');
    expect(changed.history).toMatchObject([
      {
        ...{ version: 1, changedBy: 'okafor' },
        changes: [
          { part: 'critical', from: '15', to: '5' },
          { part: 'fourEyes', from: '', to: '✓' },
        ],
      },
      { version: 0, changedBy: null },
    ]);
    const restored = await back('safety-terms', 1, 0);
    expect(restored.history[0]).toMatchObject({ version: 2, changedBy: 'lee', restores: 0 });
    expect((await own().terms(clinic.as('okafor'))).terms).toEqual(DEFAULT_TERMS);
    await expect(own().setTerms(clinic.as('okafor'), { version: saved.version, terms })).rejects.toMatchObject({
      code: 'safety-terms.changed',
    });
    await expect(back('safety-terms', 1, 0)).rejects.toMatchObject({ code: 'clinic-setting.stale' });
  });

  it('are not put back where they are no terms any more', async () => {
    const client = new pg.Client({ connectionString: clinic.database.adminUrl });
    await client.connect();
    const part = `value || '{"escalateEveryMinutes": 4}'`;
    const where = `clinic_id = $1 and kind = 'safety-terms' and version = 1`;
    await client.query(`update clinic_setting set value = ${part} where ${where}`, [clinic.clinicId]);
    await client.end();
    await expect(back('safety-terms', 2, 1)).rejects.toMatchObject({ code: 'clinic-setting.outdated' });
  });
});

describe('the on-call list', () => {
  it('is kept person by person, and put back', async () => {
    await own().setOnCall(clinic.as('okafor'), { version: 0, entries: [hours('nurse'), hours('other')] });
    await own().setOnCall(clinic.as('lee'), { version: 1, entries: [hours('other')] });
    const changed = await seen('on-call');
    expect(changed.history[0]).toMatchObject({ version: 2, changedBy: 'lee' });
    expect(changed.history[0]?.changes).toEqual([
      { part: hours('other').staffId, from: '2 15 17:00 08:00', to: '1 15 17:00 08:00' },
      { part: hours('nurse').staffId, from: '1 15 17:00 08:00', to: '' },
    ]);
    await back('on-call', 2, 1);
    const { entries } = await own().onCall(clinic.as('okafor'));
    expect(entries.map(({ staffId }) => staffId)).toEqual([hours('nurse').staffId, hours('other').staffId]);
  });

  it('is not put back where somebody on it gives no care here any more', async () => {
    await own().setOnCall(clinic.as('lee'), { version: 3, entries: [] });
    const client = new pg.Client({ connectionString: clinic.database.adminUrl });
    await client.connect();
    const roles = `update account set roles = '{admin}' where clinic_id = $1 and id = $2`;
    await client.query(roles, [clinic.clinicId, hours('nurse').staffId]);
    await client.end();
    const { version } = await seen('on-call');
    await expect(back('on-call', version, 1)).rejects.toMatchObject({ code: 'on-call.not-care-staff' });
    expect((await own().onCall(clinic.as('okafor'))).entries).toEqual([]);
  });
});
