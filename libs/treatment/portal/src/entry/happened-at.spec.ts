import { clockTime, happenedAt } from './happened-at';

const local = (text: string) => new Date(text).getTime();

describe('when an entry happened', () => {
  it('is the time of today that was typed, to the minute', () => {
    const now = local('2026-03-02T10:30:20');
    expect(happenedAt('10:12', now, null)).toBe(local('2026-03-02T10:12:00'));
    expect(clockTime(now)).toBe('10:30');
    expect(happenedAt('', now, null)).toBeNull();
  });

  it('counts the minute of the start as after it, and the minute before as before', () => {
    const start = local('2026-03-02T10:00:40');
    const now = local('2026-03-02T10:30:00');
    expect(happenedAt('10:00', now, start)).toBe(start);
    expect(happenedAt('09:59', now, start)).toBe(local('2026-03-02T09:59:00'));
  });

  it('lies ahead where it would, and the evening before only where the infusion had begun by then', () => {
    const now = local('2026-03-03T00:10:00');
    expect(happenedAt('23:50', now, local('2026-03-02T23:40:00'))).toBe(local('2026-03-02T23:50:00'));
    expect(happenedAt('23:50', now, local('2026-03-03T00:01:00'))).toBe(local('2026-03-03T23:50:00'));
    expect(happenedAt('00:11', now, local('2026-03-03T00:01:00'))).toBe(local('2026-03-03T00:11:00'));
  });
});
