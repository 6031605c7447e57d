import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { afterOpenDays, afterStaffedMinutes, isOpen, nextOpening, type Opening } from './opening';

const ZONE = 'America/Los_Angeles';
const weekdays: Opening = {
  zone: ZONE,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' })),
  holidays: ['2026-12-25'],
};
const at = (local: string, zone = ZONE) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const local = (ms: number | null) =>
  ms === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toPlainDateTime().toString().slice(0, 16);

describe('a clinic’s hours', () => {
  it('open on the minute and close on the minute', () => {
    expect(isOpen(weekdays, at('2026-11-23T07:59:59'))).toBe(false);
    expect(isOpen(weekdays, at('2026-11-23T08:00'))).toBe(true);
    expect(isOpen(weekdays, at('2026-11-23T16:59:59'))).toBe(true);
    expect(isOpen(weekdays, at('2026-11-23T17:00'))).toBe(false);
  });

  it('open next on Monday after a Friday evening, and after a holiday on the next working day', () => {
    expect(local(nextOpening(weekdays, at('2026-11-20T18:00')))).toBe('2026-11-23T08:00');
    expect(local(nextOpening(weekdays, at('2026-12-24T18:00')))).toBe('2026-12-28T08:00');
  });

  it('are open now when they are', () => {
    expect(local(nextOpening(weekdays, at('2026-11-23T09:30')))).toBe('2026-11-23T09:30');
  });

  it('never open when there are none', () => {
    expect(nextOpening({ ...weekdays, hours: [] }, at('2026-11-23T09:30'))).toBeNull();
    expect(afterStaffedMinutes({ ...weekdays, hours: [] }, at('2026-11-23T09:30'), 10)).toBeNull();
  });
});

describe('staffed time', () => {
  it('passes while the clinic is open, and waits over the night', () => {
    expect(local(afterStaffedMinutes(weekdays, at('2026-11-23T09:00'), 120))).toBe('2026-11-23T11:00');
    expect(local(afterStaffedMinutes(weekdays, at('2026-11-23T16:00'), 120))).toBe('2026-11-24T09:00');
  });

  it('begins in the morning for what comes at night, and on Monday for what comes on Saturday', () => {
    expect(local(afterStaffedMinutes(weekdays, at('2026-11-23T22:00'), 60))).toBe('2026-11-24T09:00');
    expect(local(afterStaffedMinutes(weekdays, at('2026-11-21T12:00'), 60))).toBe('2026-11-23T09:00');
  });

  it('ends exactly at closing time when it just fits', () => {
    expect(local(afterStaffedMinutes(weekdays, at('2026-11-23T16:00'), 60))).toBe('2026-11-23T17:00');
    expect(local(afterStaffedMinutes(weekdays, at('2026-11-23T16:00'), 61))).toBe('2026-11-24T08:01');
  });

  it('keeps the local hour when the clocks change', () => {
    // On 1 November 2026 the clocks go back in Los Angeles, on 8 March 2026 they went forward.
    expect(local(afterStaffedMinutes(weekdays, at('2026-10-30T16:30'), 60))).toBe('2026-11-02T08:30');
    expect(local(afterStaffedMinutes(weekdays, at('2026-03-06T16:30'), 60))).toBe('2026-03-09T08:30');
  });

  it('is never over before it is asked for, and more of it is never over sooner', () => {
    const zones = ['America/Los_Angeles', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    const start = at('2026-01-01T00:00');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.nat(365 * 24 * 60),
        fc.integer({ min: 1, max: 2000 }),
        (zone, minute, length) => {
          const opening = { ...weekdays, zone };
          const now = start + minute * 60_000;
          const end = afterStaffedMinutes(opening, now, length) ?? 0;
          expect(end).toBeGreaterThanOrEqual(now + length * 60_000);
          expect(afterStaffedMinutes(opening, now, length + 1) ?? 0).toBeGreaterThan(end);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('working days', () => {
  it('count from the day after, without weekends and holidays, to the closing hour', () => {
    expect(local(afterOpenDays(weekdays, at('2026-11-23T09:00'), 1))).toBe('2026-11-24T17:00');
    expect(local(afterOpenDays(weekdays, at('2026-11-20T23:00'), 1))).toBe('2026-11-23T17:00');
    expect(local(afterOpenDays(weekdays, at('2026-12-23T09:00'), 2))).toBe('2026-12-28T17:00');
  });

  it('do not come where a clinic never opens, or not within sixty days', () => {
    expect(afterOpenDays({ ...weekdays, hours: [] }, at('2026-11-23T09:00'), 1)).toBeNull();
    expect(afterOpenDays(weekdays, at('2026-11-23T09:00'), 60)).toBeNull();
  });
});
