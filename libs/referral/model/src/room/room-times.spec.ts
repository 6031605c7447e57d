import { proposalFault, VISIT_AHEAD_DAYS, VISIT_BACK_DAYS, visitFault } from './room-times';

const NOW = Date.parse('2026-11-24T17:00:00Z');
const days = (count: number) => NOW + count * 86_400_000;

describe('the time of a visit', () => {
  it('is from yesterday to a little more than a year ahead', () => {
    expect(visitFault(days(-VISIT_BACK_DAYS), NOW)).toBeNull();
    expect(visitFault(days(-VISIT_BACK_DAYS) - 1, NOW)).toBe('past');
    expect(visitFault(days(VISIT_AHEAD_DAYS), NOW)).toBeNull();
    expect(visitFault(Date.parse('9999-12-31T00:00:00Z'), NOW)).toBe('far');
  });

  it('is still to come where it is proposed', () => {
    expect(proposalFault(NOW, NOW)).toBe('past');
    expect(proposalFault(NOW + 1, NOW)).toBeNull();
    expect(proposalFault(days(VISIT_AHEAD_DAYS) + 1, NOW)).toBe('far');
  });
});
