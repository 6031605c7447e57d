import { canBeAway, standIn } from './stand-in';

describe('who is told in somebody’s place', () => {
  it('is the person themselves while they are here', () => {
    expect(standIn('ann', new Map([['bob', 'cleo']]))).toBe('ann');
  });

  it('is whoever covers them, and where that person is away too, whoever covers that one', () => {
    const covers = new Map([['ann', 'bob']]);
    expect(standIn('ann', covers)).toBe('bob');
    expect(standIn('ann', new Map([...covers, ['bob', 'cleo']]))).toBe('cleo');
  });

  it('is the person themselves where those who cover each other are all away', () => {
    const round = new Map([
      ['ann', 'bob'],
      ['bob', 'cleo'],
      ['cleo', 'bob'],
    ]);
    expect(standIn('ann', round)).toBe('ann');
  });
});

describe('the days of an absence', () => {
  it('may be one day, today', () => {
    expect(canBeAway('2026-11-23', '2026-11-23', '2026-11-23')).toBe(true);
  });

  it('do not end before they begin, and are not over', () => {
    expect(canBeAway('2026-11-24', '2026-11-23', '2026-11-23')).toBe(false);
    expect(canBeAway('2026-11-20', '2026-11-22', '2026-11-23')).toBe(false);
  });

  it('are 366 at most', () => {
    expect(canBeAway('2027-01-01', '2028-01-01', '2026-11-23')).toBe(true);
    expect(canBeAway('2027-01-01', '2028-01-02', '2026-11-23')).toBe(false);
  });
});
