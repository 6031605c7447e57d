import { Failure } from '@holdfast/platform/model';
import { PasswordRules } from './password-rules';

const rules = new PasswordRules();
const ADA = ['Ada Fern', 'ada@fern.example', 'Fern Hill Clinic', 'Fern'];

function refusal(password: string, hasFactor = false): string | null {
  try {
    rules.judge(password, hasFactor, ADA);
    return null;
  } catch (failure) {
    return failure instanceof Failure ? failure.code : 'another';
  }
}

describe('a password to be', () => {
  it('needs fifteen characters alone and eight beside a second factor, whatever they are', () => {
    expect(refusal('moss kettle 9z')).toBe('password.short');
    expect(refusal('moss kettle 9zq')).toBeNull();
    expect(refusal('k3ttl9z', true)).toBe('password.short');
    expect(refusal('k3#tl9zv', true)).toBeNull();
  });

  it('counts characters as people do: an emoji is one', () => {
    expect(refusal('🌲🌊🔥⚡🎈🎲🎯', true)).toBe('password.short');
  });

  it('is not one of the stolen ones, in capitals or not', () => {
    expect(refusal('PASSWORD', true)).toBe('password.known');
    expect(refusal('trustno1', true)).toBe('password.known');
  });

  it('is not made of what others know: name, address, clinic, or the field’s own words', () => {
    expect(refusal('ada fern fern hill')).toBe('password.guessable');
    expect(refusal('Fern-Hill-Clinic-2026')).toBe('password.guessable');
    expect(refusal('ketamine infusion clinic')).toBe('password.guessable');
    expect(refusal('aaaaaaaaaaaaaaaaaaaa')).toBe('password.guessable');
    expect(refusal('fern and a slow green kettle')).toBeNull();
  });
});
