import type { TherapistEntry } from '@holdfast/referral/model';
import { differing, entryOf, faultsOf, fieldsOf } from './entry-fields';

const ENTRY: TherapistEntry = {
  ...{ name: 'Ines Márquez', practice: 'Bay', modalities: ['cbt'], populations: [], languages: ['es', 'qu'] },
  ...{ gender: null, payers: ['Blue Cross', 'Aetna'], feeFrom: 90, feeTo: null, telehealth: true, inPerson: false },
  ...{ place: null, accessibility: [], capacity: 'open', waitDays: 0, email: 'ines@example.org', phone: null },
  ...{ fax: null, contactBy: 'mail', verifiedOn: '2026-11-01' },
};

describe('an entry in its form', () => {
  it('is the same entry again when nothing was typed', () => {
    expect(entryOf(fieldsOf(ENTRY, '2026-11-24'))).toEqual(ENTRY);
  });

  it('begins as one that is checked today, and names what a new one lacks', () => {
    const fields = fieldsOf(null, '2026-11-24');
    expect(fields.verifiedOn).toBe('2026-11-24');
    expect([...faultsOf(fields)]).toEqual([
      ['name', 'missing'],
      ['languages', 'missing'],
    ]);
    expect(entryOf(fields)).toBeNull();
  });

  it('says in which field a rule over several is broken', () => {
    const fields = fieldsOf(ENTRY, '2026-11-24');
    expect([...faultsOf({ ...fields, feeFrom: '100', feeTo: '99' })]).toEqual([['feeTo', 'fee-order']]);
    expect([...faultsOf({ ...fields, feeFrom: '100', feeTo: '100' })]).toEqual([]);
    expect([...faultsOf({ ...fields, telehealth: false })]).toEqual([['telehealth', 'no-way-to-meet']]);
    expect([...faultsOf({ ...fields, contactBy: 'phone' })]).toEqual([['contactBy', 'contact-missing']]);
  });

  it('tells what differs from what a colleague kept', () => {
    const mine = fieldsOf(ENTRY, '2026-11-24');
    const theirs = fieldsOf({ ...ENTRY, waitDays: 30, payers: ['Aetna'] }, '2026-11-24');
    expect(differing(mine, theirs)).toEqual(['payers', 'waitDays']);
    expect(differing(mine, mine)).toEqual([]);
  });
});
