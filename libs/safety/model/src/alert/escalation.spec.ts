import { DEFAULT_TERMS } from '../on-call/default-terms';
import { type Climb, nextStep, type Reachable } from './escalation';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-23T10:00:00Z');
const climb = (more: Partial<Climb> = {}): Climb => ({
  state: 'open',
  step: 0,
  acknowledgeBy: NOW + 15 * MINUTE,
  contactBy: NOW + 30 * MINUTE,
  told: [],
  ...more,
});
const people: Reachable = { leads: ['okafor'], onDuty: ['dana'], list: ['lee', 'dana', 'ruth'], otherwise: ['okafor'] };
const next = (one: Climb, reachable = people) => nextStep(DEFAULT_TERMS, one, reachable, NOW);

describe('an alert that climbs', () => {
  it('first goes to the lead and to whoever is first on duty, and looks again when acknowledgement is due', () => {
    expect(next(climb())).toEqual({ tell: ['okafor', 'dana'], nextAt: NOW + 15 * MINUTE });
  });

  it('goes on to those not told yet, on duty before off duty, then in the order of the list', () => {
    const told = climb({ step: 1, told: ['okafor', 'dana'] });
    expect(next(told)).toEqual({ tell: ['lee'], nextAt: NOW + 15 * MINUTE });
    expect(next({ ...told, step: 2, told: ['okafor', 'dana', 'lee'] }).tell).toEqual(['ruth']);
  });

  it('at the end of the list goes to everyone, every hour', () => {
    const end = climb({ step: 3, told: ['okafor', 'dana', 'lee', 'ruth'] });
    expect(next(end)).toEqual({ tell: ['okafor', 'lee', 'dana', 'ruth'], nextAt: NOW + 60 * MINUTE });
  });

  it('goes on where someone acknowledged it and the time of contact passed', () => {
    const late = climb({ state: 'acknowledged', step: 1, told: ['okafor', 'dana'] });
    expect(next(late).tell).toEqual(['lee']);
  });

  it('stops once it waits for a second person or is closed', () => {
    for (const state of ['awaiting-second', 'closed'] as const)
      expect(next(climb({ state }))).toEqual({ tell: [], nextAt: null });
  });

  it('reaches the care team where nobody is on any list', () => {
    const nobody = { leads: [], onDuty: [], list: [], otherwise: ['dana', 'lee'] };
    expect(next(climb(), nobody).tell).toEqual(['dana']);
    expect(next(climb({ step: 1, told: ['dana'] }), nobody).tell).toEqual(['lee']);
    expect(next(climb({ step: 2, told: ['dana', 'lee'] }), nobody).tell).toEqual(['dana', 'lee']);
  });
});
