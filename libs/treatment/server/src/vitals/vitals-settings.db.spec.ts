import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { type Id, newId } from '@holdfast/platform/model';
import { DEFAULT_VITALS_THRESHOLDS, treatmentPolicy } from '@holdfast/treatment/model';
import { InfusionPlanning } from '../infusion/infusion-planning';
import { InfusionReading } from '../infusion/infusion-reading';
import { InfusionRecording } from '../infusion/infusion-recording';
import { TreatmentModule } from '../treatment.module';
import { VitalsSettings } from './vitals-settings';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: TreatmentModule, policies: [treatmentPolicy] });
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const settings = () => clinic.app.get(VitalsSettings);
const strict = { ...DEFAULT_VITALS_THRESHOLDS, warnSystolicMmHg: 140 };
const pathOf = (infusionId: Id) => ({ patientId: clinic.patientId, infusionId });
const sheet = (infusionId: Id) => clinic.app.get(InfusionReading).sheet(clinic.as('nurse'), pathOf(infusionId));

async function begun(): Promise<Id> {
  const infusionId = newId();
  const at = '2026-03-02T10:00:00.000Z';
  await clinic.app.get(InfusionPlanning).plan(clinic.as('nurse'), pathOf(infusionId), { startsAt: at });
  const body = { kind: 'weight' as const, weightKg: 80 };
  await clinic.app
    .get(InfusionRecording)
    .write(clinic.as('nurse'), { ...pathOf(infusionId), entryId: newId() }, { at, body });
  return infusionId;
}

describe('the thresholds of vitals', () => {
  it('are those that ship until somebody sets others, and then say who did and when', async () => {
    expect(await settings().view(clinic.as('nurse'))).toMatchObject({ version: 0, changedBy: null, history: [] });
    const set = await settings().set(clinic.as('okafor'), { version: 0, thresholds: strict });
    expect(set).toMatchObject({ version: 1, thresholds: strict, changedBy: 'okafor' });
    expect(set.changedAt).toBe('2026-03-02T10:00:00.000Z');
    expect(set.history.map(({ version }) => version)).toEqual([0]);
  });

  it('are not written over where somebody else has set them since', async () => {
    const { version } = await settings().view(clinic.as('okafor'));
    const crowd = [140, 141, 142, 143].map((warnSystolicMmHg) =>
      settings()
        .set(clinic.as('okafor'), { version, thresholds: { ...strict, warnSystolicMmHg } })
        .then(
          () => 'set',
          ({ code }: { code: string }) => code,
        ),
    );
    const answers = await Promise.all(crowd);
    expect(answers.filter((one) => one === 'set')).toHaveLength(1);
    expect(answers.filter((one) => one === 'vitals-setting.changed')).toHaveLength(3);
  });

  it('can be set back to any earlier version, which is a version of its own', async () => {
    const before = await settings().view(clinic.as('okafor'));
    const first = before.history.at(-1);
    const back = await settings().set(clinic.as('okafor'), {
      version: before.version,
      thresholds: first?.thresholds ?? strict,
    });
    expect(back).toMatchObject({ version: before.version + 1, thresholds: DEFAULT_VITALS_THRESHOLDS });
    expect(back.history[0]).toMatchObject({ version: before.version });
  });

  it('leave an infusion that has begun as it was judged, and count those that a change will touch', async () => {
    const old = await begun();
    const { version, thresholds } = await settings().view(clinic.as('okafor'));
    const changed = { ...thresholds, holdSystolicMmHg: 155 };
    await settings().set(clinic.as('okafor'), { version, thresholds: changed });
    expect((await sheet(old)).thresholds).toEqual(thresholds);
    expect((await sheet(await begun())).thresholds).toEqual(changed);
    const infusionId = newId();
    const startsAt = '2026-03-09T10:00:00.000Z';
    const before = (await settings().view(clinic.as('nurse'))).planned;
    await clinic.app.get(InfusionPlanning).plan(clinic.as('nurse'), pathOf(infusionId), { startsAt });
    expect((await settings().view(clinic.as('nurse'))).planned).toBe(before + 1);
  });
});
