import { DANA, SAM } from '../testing';
import { lockMinutes } from './idle';

const wishing = (person: typeof SAM, lock: 'auto' | 'off' | '5' | '15', hasPasskey = false) => ({
  ...person,
  hasPasskey,
  preferences: { ...person.preferences, lock },
});

describe('the time until the portal locks', () => {
  it('is fifteen minutes for staff, five where they wish it, and never no time at all', () => {
    expect(lockMinutes(wishing(DANA, 'auto'), false)).toBe(15);
    expect(lockMinutes(wishing(DANA, '15'), true)).toBe(15);
    expect(lockMinutes(wishing(DANA, '5'), false)).toBe(5);
    expect(lockMinutes(wishing(DANA, 'off'), false)).toBe(15);
  });

  it('is five minutes on a patient’s phone once they have a passkey, and not on a desk or before', () => {
    expect(lockMinutes(wishing(SAM, 'auto', true), true)).toBe(5);
    expect(lockMinutes(wishing(SAM, 'auto', true), false)).toBe(0);
    expect(lockMinutes(wishing(SAM, 'auto', false), true)).toBe(0);
  });

  it('is what a patient wishes', () => {
    expect(lockMinutes(wishing(SAM, 'off', true), true)).toBe(0);
    expect(lockMinutes(wishing(SAM, '5'), false)).toBe(5);
    expect(lockMinutes(wishing(SAM, '15', true), true)).toBe(15);
  });
});
