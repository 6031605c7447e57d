import { addDays } from '@holdfast/check-in/model';
import { guardedDurability, guardedFigures, inductionsOf, openFigures, wholeQuarters } from './clinic-outcome';
import { cohortOutcome } from './cohort';

const FIRST = '2026-01-05';
const given = (...days: number[]) =>
  days.map((day) => ({ day: addDays(FIRST, day), at: Date.parse(`${addDays(FIRST, day)}T10:00:00Z`) }));
const totals = (...pairs: [number, number][]) =>
  pairs.map(([day, total]) => ({
    ...{ day: addDays(FIRST, day), total },
    at: Date.parse(`${addDays(FIRST, day)}T20:00:00Z`),
  }));
const counted = (days: number[], scores: [number, number][], today = 90, period = { from: FIRST, to: FIRST }) =>
  inductionsOf(
    { given: given(...days), totals: totals(...scores) },
    period,
    addDays(FIRST, today),
    Date.parse(`${addDays(FIRST, today)}T12:00:00Z`),
  );
const INDUCTION = [0, 3, 7, 10, 14, 17];

describe('the inductions that are counted', () => {
  it('are those that began within the period, also those that ended early', () => {
    expect(counted(INDUCTION, [[-2, 20]]).cases).toHaveLength(1);
    expect(counted([0, 3], [[-2, 20]]).cases).toHaveLength(1);
    const before = { from: addDays(FIRST, -9), to: addDays(FIRST, -1) };
    expect(counted(INDUCTION, [[-2, 20]], 90, before).cases).toEqual([]);
    const after = { from: addDays(FIRST, 1), to: addDays(FIRST, 99) };
    expect(counted(INDUCTION, [[-2, 20]], 90, after).cases).toEqual([]);
  });

  it('are over on day 32 after the last infusion', () => {
    expect([48, 49].map((today) => counted(INDUCTION, [[-2, 20]], today).cases[0]?.isOver)).toEqual([false, true]);
  });

  it('are not judged by what came after a booster', () => {
    const scores: [number, number][] = [
      [-2, 20],
      [38, 4],
    ];
    expect(counted(INDUCTION, scores).cases[0]?.totals).toHaveLength(1);
    expect(counted([...INDUCTION, 37], scores).cases[0]?.totals).toHaveLength(0);
  });
});

describe('figures for who does not treat', () => {
  const cohort = (responders: number, remitters: number, all: number, unscored: number) =>
    cohortOutcome(
      Array.from({ length: all + unscored }, (_, index) => ({
        ...{ baseline: 20, baselineItem9: null, isOver: true },
        totals:
          index >= all ? [] : [{ day: 21, total: index < remitters ? 3 : index < responders ? 8 : 15, item9: null }],
      })),
    );

  it('hide fewer than five, on either side', () => {
    const state = (responders: number) => guardedFigures(cohort(responders, 0, 20, 0)).response.state;
    expect([4, 5, 15, 16].map(state)).toEqual(['hidden', 'shown', 'shown', 'hidden']);
  });

  it('hide what one could take from another', () => {
    const few = guardedFigures(cohort(10, 0, 20, 3));
    expect([few.due, few.scored, few.completion.state, few.response.state]).toEqual([23, null, 'hidden', 'hidden']);
    const enough = guardedFigures(cohort(10, 0, 20, 5));
    expect([enough.due, enough.scored, enough.response.state]).toEqual([25, 20, 'shown']);
    expect(guardedFigures(cohort(10, 6, 20, 5)).remission.state).toBe('hidden');
    expect(guardedFigures(cohort(10, 5, 20, 5)).remission.state).toBe('shown');
  });

  it('are the same as those of who treats where nothing has to be hidden', () => {
    const found = cohort(10, 5, 20, 5);
    expect(guardedFigures(found)).toEqual(openFigures(found));
  });

  it('tell of a curve only every four weeks, and no step of fewer than five', () => {
    const spans = (lost: number) => [
      ...Array.from({ length: lost }, () => ({ days: 20, ended: true })),
      ...Array.from({ length: 10 }, () => ({ days: 90, ended: false })),
    ];
    expect(guardedDurability(spans(4))).toBeNull();
    expect(guardedDurability(spans(5))?.steps.map(({ day, atRisk }) => [day, atRisk])).toEqual([[28, 10]]);
  });

  it('are of whole quarters', () => {
    const quarters = { from: '2026-04-01', to: '2026-09-30' };
    expect(wholeQuarters({ from: '2026-06-30', to: '2026-07-01' })).toEqual(quarters);
    expect(wholeQuarters(quarters)).toEqual(quarters);
    expect(wholeQuarters({ from: '2026-11-03', to: '2026-12-31' })).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  });
});
