import fc from 'fast-check';
import { ownInterval } from '../need/own-interval';
import { medianSurvival, type Span, survival } from './survival';

const spans = (ended: readonly number[], running: readonly number[] = []): Span[] => [
  ...ended.map((days) => ({ days, ended: true })),
  ...running.map((days) => ({ days, ended: false })),
];
const PRIOR = { days: 56, weight: 2 };

describe('what still holds', () => {
  it('is the reference’s example: three ends, one still running', () => {
    const steps = survival(spans([35, 42, 49], [40]));
    expect(steps.map(({ day, atRisk, share }) => [day, atRisk, share])).toEqual([
      [35, 4, 0.75],
      [42, 2, 0.375],
      [49, 1, 0],
    ]);
    expect(medianSurvival(spans([35, 42, 49], [40]))).toBe(42);
  });

  it('has no median while more than half still hold', () => {
    expect(medianSurvival(spans([30], [60, 60]))).toBeNull();
    expect(medianSurvival(spans([30], [60]))).toBe(30); // exactly half
    expect(medianSurvival([])).toBeNull();
  });

  it('agrees with counting where everything was watched to its end', () => {
    const days = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, (ended) => {
        for (const { day, share, low, high } of survival(spans(ended))) {
          expect(share).toBeCloseTo(ended.filter((one) => one > day).length / ended.length, 9);
          expect(low).toBeLessThanOrEqual(share + 1e-12);
          expect(high).toBeGreaterThanOrEqual(share - 1e-12);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('a patient’s own interval', () => {
  it('is the reference’s two examples', () => {
    expect(ownInterval(spans([35, 42, 49], [40]), PRIOR)).toEqual({ days: 47.6, ended: 3, ownMedian: 42 });
    expect(ownInterval(spans([90, 98], [84]), PRIOR)).toEqual({ days: 73, ended: 2, ownMedian: 90 });
  });

  it('is the prior without a completed interval, and takes the longest where the median is not reached', () => {
    expect(ownInterval(spans([], [80]), PRIOR)).toEqual({ days: 56, ended: 0, ownMedian: null });
    expect(ownInterval(spans([30], [60, 70]), PRIOR)).toMatchObject({ ended: 1, ownMedian: 70 });
  });
});
