import fc from 'fast-check';
import { type Case, cohortOutcome, isSuppressed, windowScore } from './cohort';
import { wilson } from './wilson';

const one = (baseline: number | null, day: number | null, total = 0, more: Partial<Case> = {}): Case => ({
  ...{ baseline, baselineItem9: null, isOver: true },
  totals: day === null ? [] : [{ day, total, item9: null }],
  ...more,
});

describe('what inductions came to', () => {
  it('counts who started, who can be judged, and who was asked in time', () => {
    const cases = [
      ...[one(20, 21, 10), one(20, 21, 4), one(20, 21, 11), one(20, 21, 25), one(20, null), one(null, 21, 3)],
      one(20, 13, 4),
      one(20, 21, 4, { isOver: false }),
    ];
    expect(cohortOutcome(cases)).toMatchObject({
      ...{ started: 8, withBaseline: 7, due: 6, scored: 4 },
      ...{ response: { count: 2, of: 4 }, remission: { count: 1, of: 4 }, worsening: { count: 1, of: 4 } },
      ...{ responseWorstCase: { count: 2, of: 6 }, completion: { count: 4, of: 6 } },
    });
  });

  it('takes the total nearest day 21, from day 14 to day 31', () => {
    const days = (...all: number[]) => windowScore(all.map((day) => ({ day })))?.day ?? null;
    expect(days(14, 20, 31)).toBe(20);
    expect(days(19, 23)).toBe(19);
    expect(days(13, 32)).toBeNull();
    expect(days(13, 31)).toBe(31);
  });

  it('counts thoughts of harm only where there were any before', () => {
    const item9 = (before: number, after: number) =>
      one(20, null, 0, { baselineItem9: before, totals: [{ day: 21, total: 9, item9: after }] });
    expect(cohortOutcome([item9(2, 1), item9(1, 1), item9(0, 0)]).thoughtsImproved).toMatchObject({ count: 1, of: 2 });
  });

  it('agrees with counting by hand, whatever the cohort', () => {
    const cases = fc.array(
      fc.record({ baseline: fc.integer({ min: 10, max: 27 }), total: fc.integer({ min: 0, max: 27 }) }),
    );
    fc.assert(
      fc.property(cases, (all) => {
        const found = cohortOutcome(all.map(({ baseline, total }) => one(baseline, 21, total)));
        const half = all.filter(({ baseline, total }) => total * 2 <= baseline).length;
        const low = all.filter(({ total }) => total < 5).length;
        expect(found.response).toEqual(wilson(half, all.length));
        expect(found.remission).toEqual(wilson(low, all.length));
      }),
    );
  });
});

describe('a small group', () => {
  it('is not shown: fewer than five on either side', () => {
    const shown = (count: number, of: number) => {
      const share = wilson(count, of);
      return share !== null && !isSuppressed(share);
    };
    expect([shown(4, 20), shown(5, 20), shown(16, 20), shown(15, 20), shown(0, 20), shown(20, 20)]).toEqual([
      ...[false, true, false, true, true, true],
    ]);
  });
});
