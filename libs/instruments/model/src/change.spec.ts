import { outcome, type Outcome, percentChange, reliableChangePoints, shareOfChange } from './change';
import vectors from './testdata/need-score-vectors.json' with { type: 'json' };

// What each vector's last score is called, by the definitions of McInnes 2022.
const TERMS: Readonly<Record<string, Outcome>> = {
  V01: 'remission',
  V02: 'response',
  V03: 'partial-response',
  V04: 'partial-response',
  V05: 'non-response',
  V06: 'response',
  V07: 'response',
  V08: 'response',
  V08b: 'response',
  V09: 'response',
  V10: 'non-response',
  V11: 'partial-response',
  V12: 'remission',
  V13: 'partial-response',
  V14: 'remission',
  V15: 'partial-response',
};

const CASES = vectors.map(({ input, expected }) => ({
  id: input.id.split(' ')[0]!,
  baseline: input.B,
  last: input.pts.at(-1)![1]!,
  percent: 'pct_change' in expected ? expected.pct_change : undefined,
}));

describe('the 16 vectors', () => {
  it('are all here', () => {
    expect(CASES.map(({ id }) => id).sort()).toEqual(Object.keys(TERMS).sort());
    expect(CASES.filter(({ percent }) => percent !== undefined)).toHaveLength(12);
  });

  it.each(CASES.filter(({ percent }) => percent !== undefined))(
    '$id changed by $percent percent',
    ({ baseline, last, percent }) => {
      expect(percentChange(baseline, last)).toBe(percent);
    },
  );

  it.each(CASES)('$id has its outcome', ({ id, baseline, last }) => {
    expect(outcome(baseline, last)).toBe(TERMS[id]);
  });
});

describe('an outcome', () => {
  it('is remission below 5 points, and not at 5', () => {
    expect(outcome(20, 4)).toBe('remission');
    expect(outcome(20, 5)).toBe('response');
  });

  it('is response at exactly half the baseline, and partial just above', () => {
    expect(outcome(20, 10)).toBe('response');
    expect(outcome(20, 11)).toBe('partial-response');
  });

  it('is partial response from a quarter down, and non-response above that', () => {
    expect(outcome(20, 15)).toBe('partial-response');
    expect(outcome(20, 16)).toBe('non-response');
  });

  it('is worse from five points above the baseline, and not at four', () => {
    expect(outcome(12, 17)).toBe('worse');
    expect(outcome(12, 16)).toBe('non-response');
  });

  it('is no non-response before the fourth infusion', () => {
    expect(outcome(20, 18, 3)).toBeNull();
    expect(outcome(20, 18, 4)).toBe('non-response');
    expect(outcome(20, 10, 1)).toBe('response');
    expect(outcome(20, 25, 1)).toBe('worse');
  });

  it('needs no division where the baseline was 0', () => {
    expect(outcome(0, 0)).toBe('remission');
    expect(outcome(0, 5)).toBe('worse');
    expect(percentChange(0, 3)).toBeNaN();
  });
});

describe('a change', () => {
  it('is negative where the total rose, and 0 where it stayed', () => {
    expect(percentChange(10, 12)).toBe(-20);
    expect(percentChange(10, 10)).toBe(0);
    expect(shareOfChange(24, 14)).toBeCloseTo(0.41667, 5);
  });

  it('of the PHQ-9 is reliable from 6.65 points', () => {
    expect(reliableChangePoints(6, 0.84)).toBeCloseTo(6.65, 2);
  });
});
