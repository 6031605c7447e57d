import { DEFAULT_NEED_THRESHOLDS } from '@holdfast/treatment/model';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';
import { NeedRehearsals } from './need-rehearsals';

let clinic: TreatedClinic;

beforeEach(async () => {
  clinic = await treatedClinic();
  await clinic.induction();
  await clinic.total(27, 6);
  await clinic.total(34, 6);
  await clinic.total(41, 11);
  await clinic.at(60, 12);
});
afterEach(() => clinic.close());

const rehearse = (change = {}) =>
  clinic.app.get(NeedRehearsals).rehearse(clinic.as('nurse'), { ...DEFAULT_NEED_THRESHOLDS, ...change });

describe('a rehearsal of other thresholds', () => {
  it('says the same twice where nothing was changed, week by week', async () => {
    const found = await rehearse();
    expect(found.patients).toBe(1);
    expect(found.then).toEqual(found.now);
    expect(found.weeks.map(({ on }) => on).slice(-2)).toEqual([clinic.day(53), clinic.day(60)]);
    // The total of 11 on day 41 was above half of 20, and the latest for three weeks.
    expect(found.weeks.slice(-4).map(({ now, then }) => [now, then])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('says who would come into another category, from what was known in each week', async () => {
    // With two weeks instead of three, the total of day 41 no longer says anything on day 60.
    const found = await rehearse({ staleDays: 14 });
    expect(found.weeks.slice(-3).map(({ now, then }) => [now, then])).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
    ]);
    // Nothing of the future is known in a week that is over: one rise later does not reach back.
    expect(found.now['review-soon']).toBe(1);
    expect(found.now['review-now']).toBeUndefined();
  });

  it('keeps nothing and moves nobody', async () => {
    const before = await clinic.sql('select place, rank, revision, next_at from need');
    await rehearse({ staleDays: 14 });
    expect(await clinic.sql('select place, rank, revision, next_at from need')).toEqual(before);
    expect(await clinic.sql('select 1 from treatment_setting')).toEqual([]);
  });
});
