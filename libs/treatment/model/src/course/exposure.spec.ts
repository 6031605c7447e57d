import { addDays } from '@holdfast/check-in/model';
import { exposureOf, frequencyCaution, monitoringDays } from './exposure';

const on = (...offsets: number[]) => offsets.map((offset) => addDays('2026-01-05', offset));
const INDUCTION = [0, 4, 8, 12];
const caution = (today: number, ...boosters: number[]) =>
  frequencyCaution(on(...INDUCTION, ...boosters), addDays('2026-01-05', today));

describe('a caution about frequency', () => {
  it('is given where two boosters lie fewer than seven days apart, not at seven', () => {
    expect(caution(60, 45, 51)).toBe('more-than-weekly');
    expect(caution(60, 45, 52)).toBeNull();
  });

  it('is given at six boosters in 90 days, not at five, and not of an induction', () => {
    expect(caution(100, 30, 40, 50, 60, 70, 80)).toBe('six-in-90-days');
    expect(caution(100, 30, 40, 50, 60, 70)).toBeNull();
    expect(caution(120, 30, 40, 50, 60, 70, 80)).toBeNull(); // the first is 90 days ago
    expect(frequencyCaution(on(0, 2, 4, 7, 9, 11), addDays('2026-01-05', 20))).toBeNull();
  });
});

describe('the day of a check', () => {
  it('is today or before, and not more than fifty years ago', () => {
    expect(monitoringDays('2026-01-05')).toEqual({ from: '1976-01-18', until: '2026-01-05' });
  });
});

describe('what was given in all', () => {
  const doses = on(0, 4, 8, 12, 60).map((day) => ({ day, doseMg: 40 }));

  it('counts what was given until today', () => {
    const before = exposureOf(doses, {}, addDays('2026-01-05', 59));
    expect([before.infusions, before.totalMg, before.lastQuarter]).toEqual([4, 160, 4]);
    const after = exposureOf(doses, {}, addDays('2026-01-05', 100));
    expect([after.infusions, after.totalMg, after.lastQuarter]).toEqual([5, 200, 2]);
  });

  it('asks about the bladder a month after it was asked last, and after the first infusion where it never was', () => {
    const due = (today: number, asked = {}) =>
      exposureOf(doses, asked, addDays('2026-01-05', today)).monitoring.find(({ what }) => what === 'bladder');
    expect(due(29)).toMatchObject({ last: null, isDue: false });
    expect(due(30)).toMatchObject({ last: null, isDue: true });
    expect(due(30, { bladder: addDays('2026-01-05', 1) })).toMatchObject({ isDue: false });
    expect(due(31, { bladder: addDays('2026-01-05', 1) })).toMatchObject({ isDue: true });
  });

  it('has nothing due for whom nothing was given', () => {
    expect(exposureOf([], {}, '2026-01-05').monitoring.some(({ isDue }) => isDue)).toBe(false);
  });
});
