import { Zone } from './plan.contract';

describe('the zone of a patient', () => {
  it.each(['America/New_York', 'US/Pacific', 'UTC'])('may be %s, as IANA names it', (zone) => {
    expect(Zone.safeParse(zone).success).toBe(true);
  });

  it.each(['+05:30', '-08:00', 'Mars/Base', '', '__proto__'])('is never "%s"', (zone) => {
    expect(Zone.safeParse(zone).success).toBe(false);
  });
});
