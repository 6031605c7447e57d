import { isRideEarly, isRideLate, mayUndoRide, RIDE_LATE_MS, RIDE_UNDO_MS, rideEndsAt } from './ride';

const AT = '2026-03-02T12:00:00.000Z';
const START = Date.parse(AT);
const DAY = 86_400_000;
const picked = { pickedUpAt: AT, arrivedAt: null };

describe('a way home', () => {
  it('is late from three hours after the pick-up on, not before, and never once they have arrived', () => {
    expect(isRideLate(picked, START + RIDE_LATE_MS - 1)).toBe(false);
    expect(isRideLate(picked, START + RIDE_LATE_MS)).toBe(true);
    expect(isRideLate({ pickedUpAt: AT, arrivedAt: AT }, START + DAY)).toBe(false);
    expect(isRideLate({ pickedUpAt: null, arrivedAt: null }, START + DAY)).toBe(false);
  });

  it('cannot begin before the day of the infusion, unless that was started', () => {
    const planned = { day: '2026-03-02', startedAt: null };
    expect([isRideEarly(planned, '2026-03-01'), isRideEarly(planned, '2026-03-02')]).toEqual([true, false]);
    expect(isRideEarly({ ...planned, startedAt: AT }, '2026-03-01')).toBe(false);
  });

  it('can be taken back for two minutes, and the arrival before the pick-up', () => {
    expect(mayUndoRide(picked, 'picked-up', START + RIDE_UNDO_MS - 1)).toBe(true);
    expect(mayUndoRide(picked, 'picked-up', START + RIDE_UNDO_MS)).toBe(false);
    const both = { pickedUpAt: AT, arrivedAt: AT };
    expect([mayUndoRide(both, 'picked-up', START), mayUndoRide(both, 'arrived', START)]).toEqual([false, true]);
    expect(mayUndoRide(picked, 'arrived', START)).toBe(false);
  });

  it('has a link that holds a day from the plan, or from its making where that was later', () => {
    expect(rideEndsAt(START, START - DAY)).toBe(START + DAY);
    expect(rideEndsAt(START, START + DAY)).toBe(START + 2 * DAY);
  });
});
