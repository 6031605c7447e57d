import { weekHours } from './week-hours';

const nineToFive = (weekday: number) => ({ weekday, opens: '09:00', closes: '17:00' });

describe('the clinic’s week in few lines', () => {
  it('puts days in a row with the same hours together', () => {
    const spans = weekHours([1, 2, 3, 4, 5].map(nineToFive));
    expect(spans.map(({ from, to, hours }) => [from, to, hours.length])).toEqual([
      [1, 5, 1],
      [6, 7, 0],
    ]);
  });

  it('keeps a day with other hours apart', () => {
    const spans = weekHours([nineToFive(1), { weekday: 2, opens: '09:00', closes: '12:00' }, nineToFive(3)]);
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 7],
    ]);
  });

  it('shows a lunch break as two stretches, in order', () => {
    const [monday] = weekHours([
      { weekday: 1, opens: '13:00', closes: '17:00' },
      { weekday: 1, opens: '08:00', closes: '12:00' },
    ]);
    expect(monday?.hours.map(({ opens }) => opens)).toEqual(['08:00', '13:00']);
  });
});
