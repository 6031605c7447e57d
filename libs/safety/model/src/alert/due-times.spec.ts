import type { Opening } from '@holdfast/clinic/model';
import type { OnCallEntry } from '../on-call/on-call.contract';
import { DEFAULT_TERMS } from '../on-call/default-terms';
import type { AlertLevel } from './alert-level';
import { dueTimes } from './due-times';

const opening: Opening = {
  zone: 'America/New_York',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
  holidays: ['2026-11-26'],
};
const nights: OnCallEntry[] = [{ staffId: 'dana', weekdays: [1, 2, 3], from: '17:00', to: '09:00' }];
const due = (level: AlertLevel | null, local: string, list: OnCallEntry[] = [], open = opening) => {
  const times = dueTimes(DEFAULT_TERMS, open, list, level, Date.parse(local));
  const iso = (at: number | null) => at && new Date(at).toISOString();
  return [iso(times.acknowledgeBy), iso(times.contactBy), times.someoneReads];
};
const utc = (local: string) => new Date(local).toISOString();

describe('a critical alert', () => {
  it('is due in fifteen real minutes while the clinic is staffed, also right before it closes', () => {
    expect(due('critical', '2026-11-23T16:59:00-05:00')).toEqual([
      utc('2026-11-23T17:14:00-05:00'),
      utc('2026-11-23T17:29:00-05:00'),
      true,
    ]);
  });

  it('is due as soon at night while someone is on call', () => {
    expect(due('critical', '2026-11-24T02:00:00-05:00', nights)).toEqual([
      utc('2026-11-24T02:15:00-05:00'),
      utc('2026-11-24T02:30:00-05:00'),
      true,
    ]);
  });

  it('counts from the next opening where nobody is on call, and says that nobody reads now', () => {
    expect(due('critical', '2026-11-23T17:00:00-05:00')).toEqual([
      utc('2026-11-24T09:15:00-05:00'),
      utc('2026-11-24T09:30:00-05:00'),
      false,
    ]);
  });

  it('counts from the next hours on call where those begin before the clinic opens', () => {
    const early: OnCallEntry[] = [{ staffId: 'dana', weekdays: [6], from: '10:00', to: '12:00' }];
    expect(due('critical', '2026-11-27T20:00:00-05:00', early)[0]).toBe(utc('2026-11-28T10:15:00-05:00'));
  });
});

describe('a high alert', () => {
  it('is due in a staffed hour, with contact the same day', () => {
    expect(due('high', '2026-11-23T10:00:00-05:00')).toEqual([
      utc('2026-11-23T11:00:00-05:00'),
      utc('2026-11-23T17:00:00-05:00'),
      true,
    ]);
  });

  it('carries what is left of its hour into the next staffed day, over a holiday', () => {
    expect(due('high', '2026-11-25T16:30:00-05:00').slice(0, 2)).toEqual([
      utc('2026-11-27T09:30:00-05:00'),
      utc('2026-11-27T09:30:00-05:00'),
    ]);
  });
});

describe('a moderate alert', () => {
  it('promises contact by the end of the next business day, which is never today', () => {
    expect(due('moderate', '2026-11-23T10:00:00-05:00')[1]).toBe(utc('2026-11-24T17:00:00-05:00'));
    expect(due('moderate', '2026-11-23T06:00:00-05:00')[1]).toBe(utc('2026-11-24T17:00:00-05:00'));
    expect(due('moderate', '2026-11-21T10:00:00-05:00')[1]).toBe(utc('2026-11-23T17:00:00-05:00')); // a Saturday
  });
});

describe('words in a message', () => {
  it('promise reading within a staffed hour, and no contact', () => {
    expect(due(null, '2026-11-23T10:00:00-05:00')).toEqual([utc('2026-11-23T11:00:00-05:00'), null, true]);
  });
});

describe('a clinic that does not open', () => {
  it('promises no contact, and is asked for an acknowledgement all the same', () => {
    const shut = { ...opening, hours: [] };
    for (const level of ['critical', 'high', 'moderate', null] as const) {
      expect(due(level, '2026-11-23T10:00:00-05:00', [], shut)).toEqual([
        utc('2026-11-24T10:00:00-05:00'),
        null,
        false,
      ]);
    }
  });
});
