import { isBackupDue, isProven, outlived } from './daily';

const at = (text: string) => Date.parse(text);

describe('the daily backup', () => {
  const up = at('2026-11-20T00:00:00Z');

  it('is due from its hour on when the last one was before it', () => {
    const last = at('2026-11-22T03:00:01Z');
    expect(isBackupDue(at('2026-11-23T02:59:59Z'), last, 3, up)).toBe(false);
    expect(isBackupDue(at('2026-11-23T03:00:00Z'), last, 3, up)).toBe(true);
  });

  it('is not due again on the same day', () => {
    expect(isBackupDue(at('2026-11-23T23:59:59Z'), at('2026-11-23T03:00:00Z'), 3, up)).toBe(false);
  });

  it('is made up for when its hour was missed', () => {
    expect(isBackupDue(at('2026-11-23T01:00:00Z'), at('2026-11-21T03:00:00Z'), 3, up)).toBe(true);
  });

  it('is made for the first time at the first such hour after the start, not at the start', () => {
    const started = at('2026-11-23T02:00:00Z');
    expect(isBackupDue(at('2026-11-23T02:00:05Z'), null, 3, started)).toBe(false);
    expect(isBackupDue(at('2026-11-23T03:00:00Z'), null, 3, started)).toBe(true);
  });
});

describe('a proof of restore', () => {
  it('holds for twenty-six hours and not a moment longer', () => {
    const proof = at('2026-11-22T03:00:00Z');
    expect(isProven(at('2026-11-23T05:00:00Z'), proof)).toBe(true);
    expect(isProven(at('2026-11-23T05:00:01Z'), proof)).toBe(false);
  });

  it('does not hold where there is none', () => {
    expect(isProven(0, null)).toBe(false);
  });
});

describe('the backups that may go', () => {
  const backups = ['e', 'd', 'c', 'b', 'a'];

  it('are those beyond the number that is kept', () => {
    expect(outlived(backups, 3, 'e')).toEqual(['b', 'a']);
    expect(outlived(backups, 5, 'e')).toEqual([]);
  });

  it('are never newer than, nor itself, the newest one that was proven', () => {
    expect(outlived(backups, 1, 'c')).toEqual(['b', 'a']);
  });

  it('are none while nothing was proven', () => {
    expect(outlived(backups, 1, null)).toEqual([]);
    expect(outlived(backups, 1, 'gone')).toEqual([]);
  });
});
