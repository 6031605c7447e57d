import { all, any, couldEver, isMember, isPatient, onCareTeam, policy, role, type Standing } from './policy';

const nurse: Standing['actor'] = { kind: 'staff', roles: ['nurse'] };
const admin: Standing['actor'] = { kind: 'staff', roles: ['admin'] };
const patient: Standing['actor'] = { kind: 'patient', roles: ['patient'] };

describe('a claim', () => {
  it('lets a patient at their own things and at nobody else’s', () => {
    expect(isPatient({ actor: patient, tie: 'self' })).toBe(true);
    expect(isPatient({ actor: patient, tie: 'none' })).toBe(false);
    expect(isPatient({ actor: nurse, tie: 'care-team' })).toBe(false);
  });

  it('counts a place on the care team only with a role that gives care', () => {
    expect(onCareTeam({ actor: nurse, tie: 'care-team' })).toBe(true);
    expect(onCareTeam({ actor: nurse, tie: 'none' })).toBe(false);
    expect(onCareTeam({ actor: admin, tie: 'care-team' })).toBe(false);
  });

  it('takes an emergency for looking after the patient, yet never for a place on the care team', () => {
    expect(onCareTeam({ actor: nurse, tie: 'break-glass' })).toBe(true);
    expect(onCareTeam({ actor: admin, tie: 'break-glass' })).toBe(false);
    expect(isMember({ actor: nurse, tie: 'break-glass' })).toBe(false);
    expect(isMember({ actor: nurse, tie: 'care-team' })).toBe(true);
    expect(isMember({ actor: admin, tie: 'care-team' })).toBe(false);
  });

  it('joins with others by any and by all, and says so in words', () => {
    const either = any(isPatient, onCareTeam);
    const both = all(onCareTeam, role('nurse', 'provider'));
    expect(either({ actor: nurse, tie: 'care-team' })).toBe(true);
    expect(either({ actor: nurse, tie: 'none' })).toBe(false);
    expect(both({ actor: nurse, tie: 'care-team' })).toBe(true);
    expect(both({ actor: { ...nurse, roles: ['coordinator'] }, tie: 'care-team' })).toBe(false);
    expect([either.words, both.words]).toEqual([
      'the patient; care team, or who opened the chart in an emergency',
      'care team, or who opened the chart in an emergency and nurse or provider',
    ]);
  });
});

describe('a refusal', () => {
  it('may be said aloud only where no patient could change it', () => {
    expect(couldEver(onCareTeam, admin)).toBe(false);
    expect(couldEver(onCareTeam, nurse)).toBe(true);
    expect(couldEver(isPatient, patient)).toBe(true);
  });
});

describe('a policy table', () => {
  it('cannot be changed once it stands', () => {
    const table = policy({ 'thing.read': isPatient });
    expect(() => Object.assign(table, { 'thing.read': onCareTeam })).toThrow();
  });
});
