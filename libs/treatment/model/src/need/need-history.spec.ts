import { addDays } from '@holdfast/check-in/model';
import { type NeedHistory, needInputOf } from './need-history';
import { needOf } from './need-score';

const FIRST = '2026-01-05';
const INDUCTION = [0, 3, 7, 10, 14, 17].map((days) => addDays(FIRST, days));
const LAST = addDays(FIRST, 17);

function history(change: Partial<NeedHistory> & { days?: readonly string[]; scores?: readonly [string, number][] }) {
  const { days = INDUCTION, scores = [], ...rest } = change;
  return {
    given: days.map((day) => ({ day, at: at(day, 10) })),
    totals: [[addDays(FIRST, -2), 20] as const, ...scores].map(([day, total]) => ({ day, total, at: at(day, 20) })),
    ...{ planned: [], isRequested: false, hasOpenAlert: false },
    ...rest,
  };
}

function at(day: string, hour: number): number {
  return Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
}

function inputOn(today: string, change: Parameters<typeof history>[0]) {
  return needInputOf(history(change), today, at(today, 23));
}

describe('what a need is reckoned from', () => {
  it('takes the last total of the fourteen days before the series as the baseline, and none from before them', () => {
    const near = { scores: [], totals: [{ day: addDays(FIRST, -14), total: 18, at: at(addDays(FIRST, -14), 9) }] };
    const far = { scores: [], totals: [{ day: addDays(FIRST, -15), total: 18, at: at(addDays(FIRST, -15), 9) }] };
    expect(inputOn(addDays(LAST, 20), near)?.baseline).toBe(18);
    expect(inputOn(addDays(LAST, 20), far)?.baseline).toBeNull();
  });

  it('counts totals since the last infusion only, in days from it', () => {
    const scores = [
      [addDays(LAST, -3), 9],
      [addDays(LAST, 7), 6],
      [addDays(LAST, 14), 7],
    ] as const;
    expect(inputOn(addDays(LAST, 20), { scores: scores.map((one) => [...one]) })).toMatchObject({
      today: 20,
      scores: [
        { day: 7, total: 6 },
        { day: 14, total: 7 },
      ],
    });
  });

  it('keeps the baseline of the induction through the boosters after it', () => {
    const booster = addDays(LAST, 42);
    const scores: [string, number][] = [
      [addDays(LAST, 7), 6],
      [addDays(LAST, 40), 13],
      [addDays(booster, 7), 5],
    ];
    const input = inputOn(addDays(booster, 10), { days: [...INDUCTION, booster], scores });
    expect(input).toMatchObject({ baseline: 20, today: 10, scores: [{ day: 7, total: 5 }] });
    expect(input?.spans).toEqual([
      { days: expect.closeTo(40.4, 1), ended: true },
      { days: 10, ended: false },
    ]);
  });

  it('says nothing while an induction goes on, unless an alert is open', () => {
    const begun = { days: INDUCTION.slice(0, 2) };
    expect(inputOn(addDays(INDUCTION[1] ?? '', 7), begun)).toBeNull();
    expect(inputOn(addDays(INDUCTION[1] ?? '', 8), begun)).not.toBeNull();
    expect(inputOn(addDays(LAST, 2), { planned: [addDays(LAST, 4)] })).toBeNull();
    expect(inputOn(addDays(LAST, 2), { planned: [addDays(LAST, 40)] })).not.toBeNull();
    expect(inputOn(addDays(INDUCTION[1] ?? '', 2), { ...begun, hasOpenAlert: true })).not.toBeNull();
  });

  it('says nothing where nothing was given', () => {
    expect(inputOn(FIRST, { days: [] })).toBeNull();
  });

  it('calls it no response after four infusions whose totals never came to half of the baseline, not after three', () => {
    const scores: [string, number][] = [[addDays(LAST, 5), 11]];
    expect(inputOn(addDays(LAST, 6), { scores })?.neverResponded).toBe(true);
    expect(inputOn(addDays(LAST, 6), { scores: [[addDays(FIRST, 4), 14]] })?.neverResponded).toBe(false);
    expect(inputOn(addDays(LAST, 6), { scores: [[addDays(LAST, 5), 10]] })?.neverResponded).toBe(false);
    expect(inputOn(addDays(LAST, 6), { days: INDUCTION.slice(0, 3), scores })?.neverResponded).toBe(false);
    expect(inputOn(addDays(LAST, 6), {})?.neverResponded).toBe(false);
  });

  it('comes to a score that rises as the patient slips', () => {
    const scores: [string, number][] = [
      [addDays(LAST, 7), 6],
      [addDays(LAST, 14), 6],
      [addDays(LAST, 28), 8],
      [addDays(LAST, 42), 12],
    ];
    const input = inputOn(addDays(LAST, 42), { scores });
    expect(input && needOf(input)).toMatchObject({ category: 'review-soon' });
  });

  it('is not out of sight because a booster is planned, or while a request is open', () => {
    const scores: [string, number][] = [[addDays(LAST, 40), 20]];
    expect(inputOn(addDays(LAST, 41), { scores, planned: [addDays(LAST, 48)] })).not.toBeNull();
    const begun = { days: INDUCTION.slice(0, 2), planned: [INDUCTION[2] ?? ''] };
    expect(inputOn(addDays(INDUCTION[1] ?? '', 2), begun)).toBeNull();
    expect(inputOn(addDays(INDUCTION[1] ?? '', 2), { ...begun, isRequested: true })).not.toBeNull();
  });

  it('has a running interval that has not ended, whatever the totals say: the prior alone says what to expect', () => {
    const scores: [string, number][] = [
      [addDays(LAST, 7), 6],
      [addDays(LAST, 14), 6],
      [addDays(LAST, 28), 8],
      [addDays(LAST, 42), 12],
    ];
    const input = inputOn(addDays(LAST, 42), { scores });
    expect(input && needOf(input)).toMatchObject({ score: 49.25, interval: { days: 56 } });
  });
});
