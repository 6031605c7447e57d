import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { Work } from '@holdfast/platform/server';
import { DEFAULT_REFERRAL_CLOCKS, DEFAULT_REFERRAL_NEED, referralPolicy } from '@holdfast/referral/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { ReferralModule } from '../referral.module';
import { ReferralSettings } from './referral-settings';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: ReferralModule, policies: [treatmentPolicy, referralPolicy] });
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const settings = () => clinic.app.get(ReferralSettings);
const slow = { ...DEFAULT_REFERRAL_CLOCKS, askRoutine: 5 };

describe('the settings of referrals', () => {
  it('are those that ship until somebody sets others, and then say who did and when', async () => {
    expect(await settings().view(clinic.as('nurse'))).toMatchObject({
      clocks: { version: 0, value: DEFAULT_REFERRAL_CLOCKS, changedBy: null, history: [] },
      need: { version: 0, value: DEFAULT_REFERRAL_NEED, changedBy: null, history: [] },
      underWay: 0,
    });
    const { clocks, need } = await settings().set(clinic.as('lee'), { kind: 'clocks', version: 0, value: slow });
    expect(clocks).toMatchObject({ version: 1, value: slow, changedBy: 'lee', changedAt: '2026-03-02T10:00:00.000Z' });
    expect(clocks.history.map(({ version }) => version)).toEqual([0]);
    expect(need.version).toBe(0);
  });

  it('are what other work goes by from then on, each kind by itself', async () => {
    const value = { ...DEFAULT_REFERRAL_NEED, pcl5From: 38 };
    await settings().set(clinic.as('marcus'), { kind: 'need', version: 0, value });
    const [clocks, need] = await clinic.app.get(Work).as(clinic.as('nurse'), async (tx) => {
      return [await settings().clocksIn(tx), await settings().needIn(tx)] as const;
    });
    expect([clocks, need]).toEqual([slow, value]);
  });

  it('are not written over where somebody else has set them since', async () => {
    const { version } = (await settings().view(clinic.as('lee'))).clocks;
    const crowd = [6, 7, 8, 9].map((askRoutine) =>
      settings()
        .set(clinic.as('lee'), { kind: 'clocks', version, value: { ...slow, askRoutine } })
        .then(
          () => 'set',
          ({ code }: { code: string }) => code,
        ),
    );
    const answers = (await Promise.all(crowd)).toSorted();
    expect(answers).toEqual([...Array.from({ length: 3 }, () => 'referral-setting.changed'), 'set']);
  });

  it('can be set back to any earlier version, which is a version of its own', async () => {
    const { version, history } = (await settings().view(clinic.as('lee'))).clocks;
    const value = history.at(-1)?.value ?? slow;
    const { clocks } = await settings().set(clinic.as('lee'), { kind: 'clocks', version, value });
    expect(clocks).toMatchObject({ version: version + 1, value: DEFAULT_REFERRAL_CLOCKS });
    expect(clocks.history[0]).toMatchObject({ version });
  });
});
