import { DEFAULT_TERMS } from '../on-call/default-terms';
import { type Climb, lookAgainAt, nextStep, type Reachable } from './escalation';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-23T10:00:00Z');
const climb = (more: Partial<Climb> = {}): Climb => ({
  state: 'open',
  step: 0,
  acknowledgeBy: NOW + 15 * MINUTE,
  contactBy: NOW + 30 * MINUTE,
  told: [],
  ownerId: null,
  authorId: null,
  timesAsked: 0,
  ...more,
});
const people: Reachable = { leads: ['okafor'], onDuty: ['dana'], list: ['lee', 'dana', 'ruth'], otherwise: ['okafor'] };
const next = (one: Climb, reachable = people) => nextStep(DEFAULT_TERMS, one, reachable, NOW);

describe('an alert that climbs', () => {
  it('first goes to the lead and to whoever is first on duty, and looks again when acknowledgement is due', () => {
    expect(next(climb())).toEqual({ kind: 'told', tell: ['okafor', 'dana'], nextAt: NOW + 15 * MINUTE });
  });

  it('goes on to those not told yet, on duty before off duty, then in the order of the list', () => {
    const told = climb({ step: 1, told: ['okafor', 'dana'] });
    expect(next(told)).toEqual({ kind: 'escalated', tell: ['lee'], nextAt: NOW + 15 * MINUTE });
    expect(next({ ...told, step: 2, told: ['okafor', 'dana', 'lee'] }).tell).toEqual(['ruth']);
  });

  it('at the end of the list goes to everyone, every hour', () => {
    const end = climb({ step: 3, told: ['okafor', 'dana', 'lee', 'ruth'] });
    expect(next(end)).toEqual({
      kind: 'escalated',
      tell: ['okafor', 'lee', 'dana', 'ruth'],
      nextAt: NOW + 60 * MINUTE,
    });
  });

  it('goes on where someone acknowledged it and the time of contact passed', () => {
    const late = climb({ state: 'acknowledged', step: 1, told: ['okafor', 'dana'] });
    expect(next(late)).toMatchObject({ kind: 'told-late', tell: ['lee'] });
    expect(next({ ...late, ownerId: 'lee' })).toEqual({
      ...{ kind: 'told-late', tell: ['lee', 'ruth'], nextAt: NOW + 15 * MINUTE },
    });
  });

  it('tells those who could sign that a second signature is missing, and never whoever wrote the record', () => {
    const waits = climb({ state: 'awaiting-second', step: 4, authorId: 'dana' });
    expect(next(waits)).toEqual({
      ...{ kind: 'second-missing', tell: ['okafor', 'lee', 'ruth'], nextAt: NOW + 15 * MINUTE },
    });
    expect(next({ ...waits, authorId: 'ruth' }).tell).toEqual(['dana']); // who is on duty is enough
    const alone = { leads: [], onDuty: ['dana'], list: ['dana'], otherwise: ['dana', 'lee'] };
    expect(next(waits, alone).tell).toEqual(['lee']);
  });

  it('asks for a missing signature again after one step, and from then on every hour', () => {
    const waits = climb({ state: 'awaiting-second', authorId: 'dana' });
    expect(next(waits).nextAt).toBe(NOW + 15 * MINUTE);
    expect(next({ ...waits, timesAsked: 1 }).nextAt).toBe(NOW + 60 * MINUTE);
    expect(next({ ...waits, timesAsked: 90 }).nextAt).toBe(NOW + 60 * MINUTE);
  });

  it('stops once it is closed, and at nothing before', () => {
    expect(next(climb({ state: 'closed' }))).toMatchObject({ tell: [], nextAt: null });
    for (const state of ['open', 'acknowledged', 'awaiting-second'] as const)
      expect(next(climb({ state, step: 9 })).nextAt).not.toBeNull();
  });

  it('reaches the care team where nobody is on any list', () => {
    const nobody = { leads: [], onDuty: [], list: [], otherwise: ['dana', 'lee'] };
    expect(next(climb(), nobody).tell).toEqual(['dana']);
    expect(next(climb({ step: 1, told: ['dana'] }), nobody).tell).toEqual(['lee']);
    expect(next(climb({ step: 2, told: ['dana', 'lee'] }), nobody).tell).toEqual(['dana', 'lee']);
  });
});

describe('an alert that was acknowledged', () => {
  it('rests until the time of contact, at least one step long, and an hour where no contact was promised', () => {
    expect(lookAgainAt(DEFAULT_TERMS, NOW + 30 * MINUTE, NOW)).toBe(NOW + 30 * MINUTE);
    expect(lookAgainAt(DEFAULT_TERMS, NOW - MINUTE, NOW)).toBe(NOW + 15 * MINUTE);
    expect(lookAgainAt(DEFAULT_TERMS, null, NOW)).toBe(NOW + 60 * MINUTE);
  });
});
