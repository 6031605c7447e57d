import type { Disposition } from './disposition.contract';
import { dispositionGaps, type Disposed } from './disposition-gaps';

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
const ALERT: Disposed = {
  kind: 'finding',
  level: 'high',
  concern: 'harm',
  raisedAt: Date.parse('2026-11-23T09:30:40Z'),
};
const gaps = (more: Partial<Disposition>, alert: Partial<Disposed> = {}) =>
  dispositionGaps({ ...whole, ...more }, { ...ALERT, ...alert }, NOW);
const WORDS = { kind: 'words', level: null } as const;

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

  it('knows no contact before the alert was raised, to the minute, unless the words were only read', () => {
    expect(gaps({ contactedAt: '2026-11-23T09:30:00Z' })).toEqual([]);
    expect(gaps({ contactedAt: '2026-11-23T09:29:59Z' })).toEqual(['contactedAt']);
    const read = { contactedAt: '2026-11-23T09:29:00Z', method: 'read', note: 'A line of a song.' } as const;
    expect(gaps(read, WORDS)).toEqual([]);
    expect(gaps({ ...read, method: 'phone' }, WORDS)).toEqual(['contactedAt']);
  });

  it('may say of words in a message that reading them was enough, and of nothing else', () => {
    const read = { method: 'read', safeNow: null, screenLevel: null, meansAsked: null, nextCheckOn: null } as const;
    expect(gaps({ ...read, note: 'A line of a song.' }, WORDS)).toEqual([]);
    expect(gaps(read, WORDS)).toEqual(['note']);
    expect(gaps({ ...read, note: 'A line of a song.' })).toEqual(['method']);
  });
});

describe('a disposition of what is purely medical', () => {
  const medical = { concern: 'medical' } as const;
  const body = {
    ...{ whereabouts: null, safeNow: null, screenLevel: null, riskFactors: null, protectiveFactors: null },
    ...{ meansAsked: null, note: 'Blood since Tuesday; urinalysis tomorrow.' },
  } as const;

  it('asks nothing about suicide', () => {
    expect(gaps(body, medical)).toEqual([]);
    expect(gaps(body)).toEqual([
      ...(['whereabouts', 'safeNow', 'screenLevel', 'riskFactors', 'protectiveFactors', 'meansAsked'] as const),
    ]);
  });

  it.each(['contactedAt', 'method', 'plan', 'nextCheckOn', 'note'] as const)('needs %s', (field) => {
    expect(gaps({ ...body, [field]: null }, medical)).toEqual([field]);
  });

  it('asks where the patient is and whether they are safe once it is critical, and not below', () => {
    expect(gaps(body, { ...medical, level: 'critical' })).toEqual(['whereabouts', 'safeNow']);
    expect(gaps(body, { ...medical, level: 'high' })).toEqual([]);
    const unreached = { ...body, method: 'not-reached', plan: 'not-reached', safeNow: 'unknown' } as const;
    expect(gaps(unreached, { ...medical, level: 'critical' })).toEqual([]);
  });

  it('leaves nobody as they are who is not safe, or was not reached', () => {
    expect(gaps({ ...body, safeNow: 'no', plan: 'no-change' }, medical)).toEqual(['plan']);
    expect(gaps({ ...body, method: 'not-reached', plan: 'no-change' }, medical)).toEqual(['plan']);
  });
});
