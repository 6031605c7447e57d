import type { OnCallEntry } from './on-call.contract';
import { nextDuty, onDuty } from './on-duty';

const ZONE = 'America/New_York';
const at = (local: string) => Date.parse(local);
const entry = (staffId: string, weekdays: number[], from: string, to: string): OnCallEntry => ({
  staffId,
  weekdays,
  from,
  to,
});

describe('hours on call', () => {
  const monday = [entry('dana', [1], '09:00', '17:00')];

  it('begin at their first minute and are over at their last', () => {
    expect(onDuty(monday, ZONE, at('2026-11-23T08:59:59-05:00'))).toEqual([]);
    expect(onDuty(monday, ZONE, at('2026-11-23T09:00:00-05:00'))).toEqual(['dana']);
    expect(onDuty(monday, ZONE, at('2026-11-23T16:59:59-05:00'))).toEqual(['dana']);
    expect(onDuty(monday, ZONE, at('2026-11-23T17:00:00-05:00'))).toEqual([]);
  });

  it('reach over midnight into the morning after their own day, and into no other', () => {
    const friday = [entry('dana', [5], '18:00', '08:00')];
    expect(onDuty(friday, ZONE, at('2026-11-28T07:59:00-05:00'))).toEqual(['dana']); // Saturday morning
    expect(onDuty(friday, ZONE, at('2026-11-28T08:00:00-05:00'))).toEqual([]);
    expect(onDuty(friday, ZONE, at('2026-11-27T07:00:00-05:00'))).toEqual([]); // Friday morning
    expect(onDuty(friday, ZONE, at('2026-11-28T18:00:00-05:00'))).toEqual([]);
  });

  it('that begin and end at one time last the whole day', () => {
    const sunday = [entry('dana', [7], '08:00', '08:00')];
    expect(onDuty(sunday, ZONE, at('2026-11-30T07:59:00-05:00'))).toEqual(['dana']);
    expect(onDuty(sunday, ZONE, at('2026-11-30T08:00:00-05:00'))).toEqual([]);
  });

  it('follow the clock on the wall when it is put back and when it is put on', () => {
    const nights = [entry('dana', [6], '20:00', '06:00')];
    // 1 November 2026: the night has an hour more. 14 March 2026: it has an hour less.
    expect(onDuty(nights, ZONE, at('2026-11-01T05:59:00-05:00'))).toEqual(['dana']);
    expect(onDuty(nights, ZONE, at('2026-11-01T06:00:00-05:00'))).toEqual([]);
    expect(onDuty(nights, ZONE, at('2026-03-08T05:59:00-04:00'))).toEqual(['dana']);
    expect(onDuty(nights, ZONE, at('2026-03-08T06:00:00-04:00'))).toEqual([]);
  });

  it('keep the order of the list and name nobody twice', () => {
    const list = [
      entry('lee', [1], '08:00', '20:00'),
      entry('dana', [1], '09:00', '17:00'),
      entry('lee', [1], '09:00', '10:00'),
    ];
    expect(onDuty(list, ZONE, at('2026-11-23T09:30:00-05:00'))).toEqual(['lee', 'dana']);
  });

  it('begin next on the coming day that has any, and never where there are none', () => {
    expect(nextDuty(monday, ZONE, at('2026-11-23T09:00:00-05:00'))).toBe(at('2026-11-30T09:00:00-05:00'));
    expect(nextDuty(monday, ZONE, at('2026-11-23T08:59:00-05:00'))).toBe(at('2026-11-23T09:00:00-05:00'));
    expect(nextDuty([], ZONE, at('2026-11-23T08:59:00-05:00'))).toBeNull();
  });
});
