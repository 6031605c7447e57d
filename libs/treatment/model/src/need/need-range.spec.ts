import { SetNeedSetting } from '../review/review.contract';
import { DEFAULT_NEED_THRESHOLDS, NeedThresholds } from './need.contract';
import { NEED_RANGES, sumOfWeights } from './need-range';

describe('thresholds of the need score', () => {
  it('are taken within their range, both ends included, and not beyond', () => {
    for (const [name, { usual, least, most }] of Object.entries(NEED_RANGES)) {
      const isTaken = (value: number) => NeedThresholds.safeParse({ [name]: value }).success;
      expect([name, ...[least - 0.1, least, usual, most, most + 0.1].map(isTaken)]).toEqual([
        ...[name, false, true, true, true, false],
      ]);
    }
  });

  it('are set only where the five weights come to 100', () => {
    const set = (weightRise: number, weightLoss: number) =>
      SetNeedSetting.safeParse({ version: 0, thresholds: { ...DEFAULT_NEED_THRESHOLDS, weightRise, weightLoss } })
        .success;
    expect([set(30, 25), set(31, 24), set(31, 25), set(30, 24), set(30.1, 24.9)]).toEqual([
      ...[true, true, false, false, true],
    ]);
    expect(sumOfWeights(DEFAULT_NEED_THRESHOLDS)).toBe(100);
  });
});
