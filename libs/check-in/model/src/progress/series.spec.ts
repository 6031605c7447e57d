import { addDays } from '../schedule/local-time';
import { seriesOf } from './series';

const on = (...offsets: number[]) => offsets.map((offset) => addDays('2026-01-05', offset));
const kinds = (...offsets: number[]) => seriesOf(on(...offsets)).map(({ kind, days }) => [kind, days.length]);

describe('infusions of one course', () => {
  it('are an induction from the fourth within four weeks on', () => {
    expect(kinds(0, 3, 7)).toEqual([['induction-begun', 3]]);
    expect(kinds(0, 3, 7, 10)).toEqual([['induction', 4]]);
    expect(kinds(0, 2, 4, 7, 9, 11)).toEqual([['induction', 6]]);
  });

  it('are none in fewer than seven days, nor beyond the twenty-eighth', () => {
    expect(kinds(0, 2, 4, 6)).toEqual([['maintenance', 4]]);
    expect(kinds(0, 2, 4, 7)).toEqual([['induction', 4]]);
    expect(kinds(0, 10, 20, 28)).toEqual([['induction', 4]]);
    expect(kinds(0, 10, 20, 29)).toEqual([
      ['induction-begun', 3],
      ['maintenance', 1],
    ]);
  });

  it('are boosters after it, the ninth within four weeks too', () => {
    expect(kinds(0, 3, 6, 9, 12, 15, 18, 21, 24)).toEqual([
      ['induction', 8],
      ['maintenance', 1],
    ]);
    expect(kinds(0, 4, 8, 12, 40, 70)).toEqual([
      ['induction', 4],
      ['maintenance', 2],
    ]);
  });

  it('weekly ones are no new induction; after four weeks of rest they are', () => {
    expect(kinds(0, 4, 8, 12, 30, 37, 44, 51)).toEqual([
      ['induction', 4],
      ['maintenance', 4],
    ]);
    expect(kinds(0, 4, 8, 12, 40, 44, 48, 52)).toEqual([
      ['induction', 4],
      ['induction', 4],
    ]);
    expect(kinds(0, 4, 8, 12, 39, 44, 48, 52)).toEqual([
      ['induction', 4],
      ['maintenance', 4],
    ]);
  });

  it('may come in any order', () => {
    expect(seriesOf(on(10, 0, 7, 3))).toEqual([{ kind: 'induction', days: on(0, 3, 7, 10) }]);
    expect(seriesOf([])).toEqual([]);
  });
});
