import { NUDGE_RESTS_MS, nudgeObstacle } from './nudge';

const NOW = Date.parse('2026-11-24T17:00:00Z');

describe('asking again', () => {
  it('asks only the one whose turn it is', () => {
    expect(nudgeObstacle({ state: 'sent', isAnswered: false, lastAt: null, hasMail: true }, NOW)).toBeNull();
    expect(nudgeObstacle({ state: 'info_requested', isAnswered: false, lastAt: null, hasMail: true }, NOW)).toBe(
      'not-theirs',
    );
    expect(nudgeObstacle({ state: 'info_requested', isAnswered: true, lastAt: null, hasMail: true }, NOW)).toBeNull();
    expect(nudgeObstacle({ state: 'completed', isAnswered: false, lastAt: null, hasMail: true }, NOW)).toBe(
      'not-theirs',
    );
  });

  it('leaves whoever was just asked alone, and no longer than that', () => {
    const asked = { state: 'sent', isAnswered: false, hasMail: true } as const;
    expect(nudgeObstacle({ ...asked, lastAt: NOW - NUDGE_RESTS_MS + 1 }, NOW)).toBe('just-nudged');
    expect(nudgeObstacle({ ...asked, lastAt: NOW - NUDGE_RESTS_MS }, NOW)).toBeNull();
  });

  it('does not reach by mail whoever has none', () => {
    expect(nudgeObstacle({ state: 'accepted', isAnswered: false, lastAt: null, hasMail: false }, NOW)).toBe('no-mail');
    expect(nudgeObstacle({ state: 'accepted', isAnswered: false, lastAt: null, hasMail: true }, NOW)).toBeNull();
  });
});
