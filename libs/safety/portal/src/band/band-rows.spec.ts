import type { AlertSummary } from '@holdfast/safety/model';
import { bandRows, isLoud, isPressing, markOf } from './band-rows';

const AT = '2026-11-24T17:00:00Z';
const alert = (id: string, patientId: string | null, part: Partial<AlertSummary> = {}): AlertSummary => ({
  ...{ id, patientId, kind: 'finding', level: 'high', concern: 'harm', rule: 'asq.positive', facts: {}, reasons: [] },
  ...{ state: 'open', version: 1, patientName: '', threadId: null, ownerId: null, owner: '', timesTold: 1 },
  ...{ raisedAt: AT, acknowledgeBy: AT, contactBy: null, acknowledgedAt: null, closedAt: null },
  ...part,
});
const order = (...alerts: AlertSummary[]) => bandRows(alerts).map(({ first, others }) => [first.id, others.length]);

describe('the rows of the band', () => {
  it('are one for each patient, led by what presses most', () => {
    expect(
      order(
        alert('a', 'sam', { level: 'moderate' }),
        alert('b', 'nadia'),
        alert('c', 'sam', { level: 'critical', state: 'acknowledged' }),
      ),
    ).toEqual([
      ['c', 1],
      ['b', 0],
    ]);
  });

  it('are led by the gravest words of a level, whatever is due first', () => {
    const critical = { level: 'critical' } as const;
    const unsafe = {
      ...critical,
      kind: 'unsafe-now',
      rule: 'unsafe-now',
      acknowledgeBy: '2026-11-24T18:00:00Z',
    } as const;
    expect(order(alert('finding', 'sam', critical), alert('unsafe', 'sam', unsafe))).toEqual([['unsafe', 1]]);
    const heard = { ...unsafe, state: 'acknowledged' } as const;
    expect(order(alert('finding', 'sam', critical), alert('unsafe', 'sam', heard))).toEqual([['finding', 1]]);
  });

  it('press while anything in them is acknowledged by nobody and not just moderate, a drill too', () => {
    const presses = (...alerts: AlertSummary[]) => bandRows(alerts).map(isPressing);
    expect(presses(alert('a', 'sam'))).toEqual([true]);
    expect(presses(alert('a', 'sam', { state: 'acknowledged' }))).toEqual([false]);
    expect(presses(alert('a', 'sam', { level: 'moderate' }))).toEqual([false]);
    const heard = alert('a', 'sam', { level: 'critical', state: 'acknowledged' });
    expect(presses(heard, alert('b', 'sam'))).toEqual([true]);
    expect(presses(alert('a', null, { kind: 'drill' }))).toEqual([true]);
  });

  it('stand by level, then by who waits for an acknowledgement, then by what is due longest', () => {
    const late = { acknowledgeBy: '2026-11-24T16:00:00Z' };
    expect(
      order(
        alert('moderate, late', 'a', { level: 'moderate', ...late }),
        alert('acknowledged', 'b', { state: 'acknowledged', contactBy: '2026-11-24T10:00:00Z' }),
        alert('later', 'c'),
        alert('late', 'd', late),
        alert('drill', null, { kind: 'drill', level: 'critical' }),
        alert('words', 'e', { kind: 'words', level: null, acknowledgeBy: '2026-11-24T16:30:00Z' }),
        alert('critical', 'f', { level: 'critical' }),
      ).map(([id]) => id),
    ).toEqual(['critical', 'late', 'words', 'later', 'acknowledged', 'moderate, late', 'drill']);
  });
});

describe('an alert', () => {
  it('is news when it rises, comes back or has a further reason, and not when someone takes it', () => {
    const one = alert('a', 'sam');
    expect(markOf({ ...one, level: 'critical' })).not.toBe(markOf(one));
    expect(markOf({ ...one, raisedAt: '2026-11-25T17:00:00Z' })).not.toBe(markOf(one));
    const reason = { rule: 'asq.positive', level: 'high', concern: 'harm', isHandled: false } as const;
    expect(markOf({ ...one, reasons: [{ ...reason, facts: {}, raisedAt: AT, later: null }] })).not.toBe(markOf(one));
    expect(markOf({ ...one, ownerId: 'dana', version: 2 })).toBe(markOf(one));
  });

  it('is loud while it is critical, real, and acknowledged by nobody', () => {
    const critical = { level: 'critical' } as const;
    expect(isLoud(alert('a', 'sam', critical))).toBe(true);
    expect(isLoud(alert('a', 'sam'))).toBe(false);
    expect(isLoud(alert('a', 'sam', { ...critical, state: 'acknowledged' }))).toBe(false);
    expect(isLoud(alert('a', null, { ...critical, kind: 'drill' }))).toBe(false);
  });
});
