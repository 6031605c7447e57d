import { latestDay, proposalFault, standingVisit, VISIT_AHEAD_DAYS, VISIT_BACK_DAYS, visitFault } from './room-times';

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

describe('a day that has come', () => {
  it('has begun somewhere', () => {
    expect([latestDay(Date.parse('2026-11-24T09:59:00Z')), latestDay(Date.parse('2026-11-24T10:00:00Z'))]).toEqual([
      '2026-11-24',
      '2026-11-25',
    ]);
  });
});

describe('a visit that was called off or missed', () => {
  it('is none any more', () => {
    expect(
      (['scheduled', 'attended', 'no_show', 'appointment_cancelled'] as const).map((one) => standingVisit(one, 1)),
    ).toEqual([1, 1, null, null]);
  });
});
