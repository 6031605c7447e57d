import { endOfDay, PROXY_ANSWER_MS, proxyStateAt } from './proxy-state';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ASKED = { askedAt: NOW, acceptedAt: null, endsAt: null, endedAt: null, isLeft: false };

describe('where a proxy stands', () => {
  it('waits for seven days and is unanswered from then on', () => {
    expect(proxyStateAt(ASKED, NOW + PROXY_ANSWER_MS - 1)).toBe('waiting');
    expect(proxyStateAt(ASKED, NOW + PROXY_ANSWER_MS)).toBe('unanswered');
  });

  it('is active once accepted, to the last moment of the last day and not a moment longer', () => {
    const letIn = { ...ASKED, acceptedAt: NOW, endsAt: NOW + 1000 };
    expect(proxyStateAt(letIn, NOW + 999)).toBe('active');
    expect(proxyStateAt(letIn, NOW + 1000)).toBe('over');
  });

  it('says who ended it', () => {
    expect(proxyStateAt({ ...ASKED, acceptedAt: NOW, endedAt: NOW }, NOW)).toBe('withdrawn');
    expect(proxyStateAt({ ...ASKED, acceptedAt: NOW, endedAt: NOW, isLeft: true }, NOW)).toBe('left');
  });
});

describe('the end of a last day', () => {
  it('is midnight where the clinic is', () => {
    expect(new Date(endOfDay('2026-11-23', 'America/New_York')).toISOString()).toBe('2026-11-24T05:00:00.000Z');
  });

  it('is midnight on a day of 25 hours as well', () => {
    expect(endOfDay('2026-11-01', 'America/New_York') - endOfDay('2026-10-31', 'America/New_York')).toBe(
      25 * 3_600_000,
    );
  });
});
