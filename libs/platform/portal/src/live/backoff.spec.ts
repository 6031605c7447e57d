import { backoff } from './backoff';

describe('the wait before another try', () => {
  it('lies anywhere between nothing and half a second at first', () => {
    expect(backoff(0, 0)).toBe(0);
    expect(backoff(0, 0.999)).toBeLessThanOrEqual(500);
  });

  it('doubles its limit with every failed try', () => {
    expect(backoff(3, 0.5)).toBe(2 * backoff(2, 0.5));
  });

  it('never grows beyond 30 seconds', () => {
    expect(backoff(6, 1)).toBe(30_000);
    expect(backoff(50, 1)).toBe(30_000);
  });
});
