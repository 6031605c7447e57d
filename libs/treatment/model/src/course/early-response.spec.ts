import { addDays } from '@holdfast/check-in/model';
import { earlyResponseOf } from './early-response';

const day = (offset: number) => addDays('2026-01-05', offset);
const at = (offset: number) => Date.parse(`${day(offset)}T12:00:00Z`);
const given = (...offsets: number[]) => offsets.map((offset) => ({ day: day(offset), at: at(offset) }));
const totals = (...pairs: [number, number][]) =>
  pairs.map(([offset, total]) => ({ day: day(offset), at: at(offset) - 1, total }));
const FOUR = given(0, 3, 7, 10);

describe('what is talked about before the fifth infusion', () => {
  it('are the facts where no response was seen: how many, from where, to where', () => {
    expect(earlyResponseOf(FOUR, totals([0, 20], [11, 15]), day(12))).toEqual({
      ...{ infusions: 4, baseline: 20, last: { total: 15, on: day(11) }, changePercent: -25 },
    });
    expect(earlyResponseOf(FOUR, totals([0, 20], [11, 22]), day(12))).toMatchObject({ changePercent: 10 });
  });

  it('is nothing from a half of the baseline on, and something at one point more', () => {
    expect(earlyResponseOf(FOUR, totals([0, 20], [11, 10]), day(12))).toBeNull();
    expect(earlyResponseOf(FOUR, totals([0, 20], [11, 11]), day(12))).toMatchObject({ changePercent: -45 });
  });

  it('says what is not known rather than nothing', () => {
    expect(earlyResponseOf(FOUR, totals([0, 20]), day(12))).toMatchObject({ last: null, changePercent: null });
    expect(earlyResponseOf(FOUR, totals([-15, 20], [11, 18]), day(12))).toMatchObject({
      ...{ baseline: null, changePercent: null },
    });
    expect(earlyResponseOf(FOUR, totals([0, 0], [11, 4]), day(12))).toMatchObject({ baseline: 0, changePercent: null });
  });

  it('comes before the fifth alone, and not once the induction is over', () => {
    const said = totals([0, 20], [9, 19]);
    expect(earlyResponseOf(given(0, 3, 7), said, day(10))).toBeNull();
    expect(earlyResponseOf(given(0, 3, 7, 10, 12), said, day(14))).toBeNull();
    expect(earlyResponseOf(FOUR, said, day(28))).not.toBeNull();
    expect(earlyResponseOf(FOUR, said, day(29))).toBeNull();
    expect(earlyResponseOf([], [], day(0))).toBeNull();
  });
});
