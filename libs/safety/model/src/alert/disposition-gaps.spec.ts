import type { Disposition } from './disposition.contract';
import { dispositionGaps } from './disposition-gaps';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const whole: Disposition = {
  contactedAt: '2026-11-23T10:00:00Z',
  method: 'phone',
  whereabouts: 'At home with her sister.',
  safeNow: 'yes',
  screenLevel: 'low',
  riskFactors: 'Poor sleep.',
  protectiveFactors: 'Her sister.',
  meansAsked: 'asked',
  plan: 'plan-updated',
  nextCheckOn: '2026-11-24',
  supervisorId: null,
  note: null,
};
const gaps = (more: Partial<Disposition>, kind: 'finding' | 'words' = 'finding') =>
  dispositionGaps({ ...whole, ...more }, kind, NOW);

describe('a disposition', () => {
  it('is complete without a supervisor and without a note', () => {
    expect(gaps({})).toEqual([]);
  });

  it.each([
    'contactedAt',
    'method',
    'whereabouts',
    'safeNow',
    'screenLevel',
    'riskFactors',
    'protectiveFactors',
    'meansAsked',
    'plan',
    'nextCheckOn',
  ] as const)('needs %s', (field) => {
    expect(gaps({ [field]: null })).toEqual([field]);
  });

  it('asks nobody where a patient is who was not reached, and does not leave that patient as they are', () => {
    const unreached = { method: 'not-reached', whereabouts: null, riskFactors: null, protectiveFactors: null } as const;
    expect(gaps({ ...unreached, plan: 'welfare-check' })).toEqual([]);
    expect(gaps({ ...unreached, plan: 'no-change' })).toEqual(['plan']);
  });

  it('leaves nobody as they are who is not safe', () => {
    expect(gaps({ safeNow: 'no', plan: 'no-change' })).toEqual(['plan']);
    expect(gaps({ safeNow: 'no', plan: 'lifeline' })).toEqual([]);
    expect(gaps({ safeNow: 'yes', plan: 'no-change' })).toEqual([]);
  });

  it('knows no contact in the future', () => {
    expect(gaps({ contactedAt: '2026-11-23T10:00:00.001Z' })).toEqual(['contactedAt']);
  });

  it('may say of words in a message that reading them was enough, and of nothing else', () => {
    const read = { method: 'read', safeNow: null, screenLevel: null, meansAsked: null, nextCheckOn: null } as const;
    expect(gaps({ ...read, note: 'A line of a song.' }, 'words')).toEqual([]);
    expect(gaps(read, 'words')).toEqual(['note']);
    expect(gaps({ ...read, note: 'A line of a song.' })).toEqual(['method']);
  });
});
