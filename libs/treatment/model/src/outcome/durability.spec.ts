import { durability, ownSpans } from './durability';

const DAY = 86_400_000;
const at = (days: number) => days * DAY;
const totals = (...pairs: [number, number][]) => pairs.map(([day, total]) => ({ at: at(day), total }));

describe('what an infusion did', () => {
  it('held until the first total above half of the baseline', () => {
    const [held] = durability([at(0)], totals([7, 6], [14, 10], [24, 11], [31, 12]), 20, at(40));
    expect(held).toMatchObject({ best: 6, bestDrop: 0.7, heldDays: 24, ending: 'symptoms-returned' });
    expect(held).toMatchObject({ isConfirmed: true, confidence: 'good' });
  });

  it('is confirmed by a second total 5 to 21 days later that is lost too', () => {
    const second = (day: number, total: number) =>
      durability([at(0)], totals([7, 6], [14, 11], [14 + day, total]), 20, at(60))[0]?.isConfirmed;
    expect([4, 5, 21, 22].map((day) => second(day, 11))).toEqual([false, true, true, false]);
    expect(second(7, 10)).toBe(false);
  });

  it('is still running, or was cut off by the next one', () => {
    const held = durability([at(0), at(30)], totals([7, 6], [21, 8], [37, 5]), 20, at(44));
    expect(held.map(({ heldDays, ending }) => [heldDays, ending])).toEqual([
      [30, 'next-infusion'],
      [14, 'running'],
    ]);
    expect(ownSpans(held, at(30), 14)).toEqual([
      { days: 30, ended: false },
      { days: 14, ended: false },
    ]);
  });

  it('is nothing where no total came to half, and unknown where there is none', () => {
    const held = durability([at(0), at(20)], totals([7, 12]), 20, at(30));
    expect(held.map(({ ending, heldDays, best }) => [ending, heldDays, best])).toEqual([
      ['no-response', null, 12],
      ['not-measured', null, null],
    ]);
    expect(ownSpans(held, at(20), 10)).toEqual([{ days: 10, ended: false }]);
  });

  it('is the less sure the longer nobody asked', () => {
    const sure = (gap: number) => durability([at(0)], totals([7, 6], [7 + gap, 12]), 20, at(90))[0]?.confidence;
    expect([14, 15, 28, 29].map(sure)).toEqual(['good', 'fair', 'fair', 'poor']);
  });
});
