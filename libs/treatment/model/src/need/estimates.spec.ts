import { type DayScore, median, referenceOf, slopePerWeek, smoothed } from './estimates';

const at = (...pairs: [number, number][]): DayScore[] => pairs.map(([day, total]) => ({ day, total }));
const EARLY = { from: 3, to: 14 };
const NEEDS = { leastScores: 3, leastDays: 10 };

describe('the level after an infusion', () => {
  it('is the median of days 3 to 14, both included', () => {
    expect(referenceOf(at([2, 20], [3, 4], [14, 6], [15, 20]), EARLY)).toBe(5);
  });

  it('is the first total where none was given then', () => {
    expect(referenceOf(at([2, 9], [20, 4]), EARLY)).toBe(9);
    expect(referenceOf([], EARLY)).toBeNull();
  });
});

describe('the slope', () => {
  it('is the reference’s example: one point a week', () => {
    expect(slopePerWeek(at([7, 5], [14, 5], [21, 6], [28, 7], [35, 8]), NEEDS)).toBeCloseTo(1, 9);
  });

  it('is not said of two totals, nor over nine days', () => {
    expect(slopePerWeek(at([7, 5], [21, 9]), NEEDS)).toBeNull();
    expect(slopePerWeek(at([7, 5], [10, 7], [16, 9]), NEEDS)).toBeNull();
    expect(slopePerWeek(at([7, 5], [10, 7], [17, 9]), NEEDS)).not.toBeNull();
  });
});

describe('the smoothed level', () => {
  it('passes its limit at the third total of the reference’s example, not before', () => {
    const level = (count: number) => smoothed(at([21, 8], [28, 12], [35, 13]).slice(0, count), 6, 2.5);
    expect([1, 2, 3].map((count) => level(count)?.level.toFixed(3))).toEqual(['6.600', '8.220', '9.654']);
    expect([1, 2, 3].map((count) => level(count)?.limit.toFixed(3))).toEqual(['8.250', '8.746', '8.959']);
    expect([1, 2, 3].map((count) => level(count)?.isAbove)).toEqual([false, false, true]);
    expect(smoothed([], 6, 2.5)).toBeNull();
  });
});

describe('the middle', () => {
  it('of an even number of figures lies between the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNull();
  });
});
