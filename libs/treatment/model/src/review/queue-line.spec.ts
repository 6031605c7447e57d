import { DEFAULT_NEED_THRESHOLDS } from '../need/need.contract';
import { queueLineOf, queueNeedOf } from './queue-line';
import type { NeedView } from './review.contract';

const NEED: NeedView = {
  ...{ category: 'review-soon', score: 41.25, reasons: ['rise', 'past-own-interval'] },
  parts: [
    { id: 'rise', share: 0.5, points: 15, most: 30 },
    { id: 'loss', share: 0, points: 0, most: 25 },
    { id: 'trend', share: 0.1, points: 1.5, most: 15 },
    { id: 'timing', share: 1 / 3, points: 6.67, most: 20 },
    { id: 'request', share: 0, points: 0, most: 10 },
  ],
  ...{ baseline: 18, reference: 6, slope: 1.23456789, lastInfusionOn: '2026-03-01', daysSince: 40 },
  totals: Array.from({ length: 10 }, (_, week) => ({
    ...{ at: new Date(Date.UTC(2026, 2, 4 + week * 7)).toISOString(), day: 3 + week * 7, total: 6 + week },
  })),
  ...{ interval: { days: 33.123456, own: 2, median: 30 }, smoothed: null, settingVersion: 0 },
  reckonedAt: '2026-04-10T09:00:00.000Z',
};

describe('the line of a queue', () => {
  it('tells what the need said, the latest eight totals of it', () => {
    const { category, score, reasons, daysSince, baseline, reference, totals } = NEED;
    expect(queueNeedOf(2 * 20_000 + 5_875, queueLineOf(NEED), DEFAULT_NEED_THRESHOLDS)).toEqual({
      ...{ category, score, reasons, daysSince, baseline, reference, slope: 1.2346, intervalDays: 33.1235 },
      totals: totals.slice(2).map(({ day, total }) => ({ day, total })),
      parts: NEED.parts.map(({ id, points, most }) => ({ id, points, most })),
    });
  });

  it('stays below a hundred characters, because fifty are read at once', () => {
    expect(JSON.stringify(queueLineOf(NEED)).length).toBeLessThan(100);
  });

  it('hides nobody of whom only the rank is known', () => {
    expect(queueNeedOf(0, null, DEFAULT_NEED_THRESHOLDS)).toMatchObject({
      category: 'safety-first',
      score: null,
      reasons: [],
      parts: [],
      totals: [],
    });
  });
});
