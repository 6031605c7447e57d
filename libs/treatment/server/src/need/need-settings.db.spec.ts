import { DEFAULT_NEED_THRESHOLDS } from '@holdfast/treatment/model';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';
import { NeedSettings } from './need-settings';

let clinic: TreatedClinic;

beforeAll(async () => {
  clinic = await treatedClinic();
});
afterAll(() => clinic?.close());

const settings = () => clinic.app.get(NeedSettings);
const strict = { ...DEFAULT_NEED_THRESHOLDS, nowFrom: 70 };

describe('what reviews are ranked by', () => {
  it('is what ships until somebody sets it, and then every version before is kept', async () => {
    expect(await settings().view(clinic.as('nurse'))).toMatchObject({ version: 0, changedBy: null, history: [] });
    const set = await settings().set(clinic.as('okafor'), { version: 0, thresholds: strict });
    expect(set).toMatchObject({ version: 1, thresholds: strict, changedBy: 'okafor' });
    expect(set.history).toMatchObject([{ version: 0, thresholds: DEFAULT_NEED_THRESHOLDS, changedBy: null }]);
  });

  it('is not written over where somebody else has set it since', async () => {
    const stale = settings().set(clinic.as('okafor'), { version: 0, thresholds: DEFAULT_NEED_THRESHOLDS });
    await expect(stale).rejects.toMatchObject({ code: 'need-setting.changed' });
  });

  it('can be set back to any earlier version, which is a version of its own', async () => {
    const { version, history } = await settings().view(clinic.as('okafor'));
    const thresholds = history.at(-1)?.thresholds ?? strict;
    const back = await settings().set(clinic.as('okafor'), { version, thresholds });
    expect(back).toMatchObject({ version: 2, thresholds: DEFAULT_NEED_THRESHOLDS });
    expect(back.history.map((one) => one.version)).toEqual([1, 0]);
  });
});
