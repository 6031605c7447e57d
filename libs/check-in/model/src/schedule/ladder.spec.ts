import type { Opening } from '@holdfast/clinic/model';
import { ladder, stepsBetween } from './ladder';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OPENING: Opening = {
  zone: 'UTC',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' })),
  holidays: [],
};
const MONDAY = Date.parse('2026-03-02T09:00:00Z');
const weekly = { opensAt: MONDAY, closesAt: MONDAY + 4 * DAY, importance: 'routine' as const, atRisk: false };
const told = (steps: ReturnType<typeof ladder>, from: number) =>
  steps.map(({ does, reason, at }) => [does, reason, (at - from) / HOUR]);

describe('the ladder of an unanswered check-in', () => {
  it('reminds at the opening, a day before the end, at the end and a day later, then lists it and asks for a call', () => {
    expect(told(ladder(weekly, OPENING), weekly.closesAt)).toEqual([
      ['remind', null, -96],
      ['remind', null, -24],
      ['remind', null, 0],
      ['remind', null, 24],
      ['list', 'missed', 48],
      ['outreach', 'no-answer-3-days', 72],
    ]);
  });

  it('does not nag twice within twelve hours of the opening', () => {
    const short = { ...weekly, closesAt: MONDAY + 24 * HOUR };
    expect(told(ladder(short, OPENING), short.closesAt).slice(0, 3)).toEqual([
      ['remind', null, -24],
      ['remind', null, 0],
      ['remind', null, 24],
    ]);
  });

  it('asks for a call the same business day where the patient is at risk', () => {
    const call = ladder({ ...weekly, atRisk: true }, OPENING).find(({ reason }) => reason === 'at-risk');
    expect([call?.at, call?.dueAt]).toEqual([weekly.closesAt, Date.parse('2026-03-06T17:00:00Z')]);
  });

  it('asks for a call within four business hours after an infusion, counted from the next opening', () => {
    const saturday = Date.parse('2026-03-07T09:00:00Z');
    const dayOne = {
      opensAt: saturday - DAY,
      closesAt: saturday,
      importance: 'after-infusion' as const,
      atRisk: false,
    };
    const call = ladder(dayOne, OPENING).find(({ reason }) => reason === 'after-infusion');
    expect(call?.dueAt).toBe(Date.parse('2026-03-09T12:00:00Z'));
  });

  it('asks for no early call where there is neither', () => {
    expect(ladder(weekly, OPENING).some(({ reason }) => reason === 'at-risk' || reason === 'after-infusion')).toBe(
      false,
    );
  });

  it('takes every step once: after the last look, up to now', () => {
    const steps = ladder(weekly, OPENING);
    const [first] = steps;
    expect(stepsBetween(steps, 0, MONDAY)).toEqual([first]);
    expect(stepsBetween(steps, MONDAY, MONDAY)).toEqual([]);
  });
});
