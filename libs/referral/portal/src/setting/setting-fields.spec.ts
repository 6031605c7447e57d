import { DEFAULT_REFERRAL_CLOCKS, DEFAULT_REFERRAL_NEED } from '@holdfast/referral/model';
import { settingFault, settingFields } from './setting-fields';

describe('a setting of referrals', () => {
  it('has a field for every value, whose usual one lies within its range', () => {
    for (const [kind, usual] of [
      ['clocks', DEFAULT_REFERRAL_CLOCKS],
      ['need', DEFAULT_REFERRAL_NEED],
    ] as const) {
      const fields = settingFields(kind);
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(usual));
      expect(fields.every(({ least, most, usual: one }) => least <= one && one <= most)).toBe(true);
      expect(settingFault(kind, { ...usual })).toBeNull();
    }
  });

  it('takes each value up to its range and no further', () => {
    for (const kind of ['clocks', 'need'] as const) {
      for (const { name, least, most } of settingFields(kind)) {
        const usual = Object.fromEntries(settingFields(kind).map((one) => [one.name, one.usual]));
        const beyond = [least - 1, most + 1].map((value) => settingFault(kind, { ...usual, [name]: value }));
        expect(beyond).toEqual(['invalid', 'invalid']);
        expect(settingFault(kind, { ...usual, [name]: most })).not.toBe('invalid');
      }
    }
  });

  it('says when two values stand in the wrong order', () => {
    expect(settingFault('clocks', { ...DEFAULT_REFERRAL_CLOCKS, waitlist: 85 })).toBe('crossed');
    expect(settingFault('clocks', { ...DEFAULT_REFERRAL_CLOCKS, waitlist: 84 })).toBeNull();
    expect(settingFault('need', { ...DEFAULT_REFERRAL_NEED, windowFromDay: 43 })).toBe('crossed');
  });
});
