import { DISCHARGE_CRITERIA, drivingAgainAt, openCriteria } from './discharge';
import { isUnusualDose, perKg } from './dose';

describe('going home', () => {
  const [vitals, ...others] = DISCHARGE_CRITERIA;

  it('needs every criterion', () => {
    expect(openCriteria({ met: DISCHARGE_CRITERIA, exceptions: {} })).toEqual([]);
    expect(openCriteria({ met: others, exceptions: {} })).toEqual([vitals]);
    expect(openCriteria({ met: [], exceptions: {} })).toEqual(DISCHARGE_CRITERIA);
  });

  it('or a reason that says something', () => {
    const open = (reason: string) => openCriteria({ met: others, exceptions: { 'vitals-near-baseline': reason } });
    expect(open('         -         ')).toEqual([vitals]);
    expect(open('Always 150')).toEqual([]); // ten characters
    expect(open('Always 15')).toEqual([vitals]);
  });
});

describe('driving', () => {
  it('waits for the next morning where the patient lives', () => {
    const from = (ended: string) => new Date(drivingAgainAt(Date.parse(ended), 'America/Denver')).toISOString();
    expect(from('2026-03-02T22:00:00Z')).toBe('2026-03-03T15:00:00.000Z');
    expect(from('2026-03-03T06:59:00Z')).toBe('2026-03-03T15:00:00.000Z'); // a minute to midnight there
    expect(from('2026-03-03T07:00:00Z')).toBe('2026-03-04T15:00:00.000Z');
  });
});

describe('a dose', () => {
  it('is said for each kilogram', () => {
    expect(perKg(40, 80)).toBe(0.5);
    expect(perKg(41, 83)).toBe(0.49);
  });

  it('asks why outside what is usual for its route', () => {
    const asks = (doseMg: number, route: 'iv' | 'im') => isUnusualDose(doseMg, 100, route);
    expect([9, 10, 100, 101].map((mg) => asks(mg, 'iv'))).toEqual([true, false, false, true]);
    expect(asks(101, 'im')).toBe(false);
  });
});
