import { closeness, KNOWN_MS, KNOWN_TO_ASKER_MS } from './second-person';

const SINCE = new Date('2026-03-01T10:00:00Z');
const later = (ms: number) => SINCE.getTime() + ms;

describe('a second person', () => {
  it('has been here for seven days, to the instant', () => {
    expect(closeness('asker', { since: SINCE, by: null }, later(KNOWN_MS - 1))).toBe('new');
    expect(closeness('asker', { since: SINCE, by: null }, later(KNOWN_MS))).toBeNull();
  });

  it('was invited by somebody else than who asks, or thirty days ago', () => {
    expect(closeness('asker', { since: SINCE, by: 'asker' }, later(KNOWN_TO_ASKER_MS - 1))).toBe('invited');
    expect(closeness('asker', { since: SINCE, by: 'asker' }, later(KNOWN_TO_ASKER_MS))).toBeNull();
    expect(closeness('asker', { since: SINCE, by: 'other' }, later(KNOWN_MS * 100))).toBeNull();
  });
});
