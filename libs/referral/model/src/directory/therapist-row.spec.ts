import fc from 'fast-check';
import { recordOf, THERAPIST_COLUMNS, therapistOf, type TherapistRecord } from './therapist-row';
import { ACCESSIBILITY, CAPACITIES, MODALITY_IDS, POPULATIONS, type TherapistEntry } from './therapist.contract';

const ROW: TherapistRecord = {
  ...{ name: 'Ines Marquez', modalities: 'cbt; act', languages: 'es;en', payers: 'Blue Cross; Aetna', feeFrom: '90' },
  ...{ telehealth: 'Yes', inPerson: 'no', capacity: 'open', waitDays: '14', email: 'Ines@Example.org' },
  ...{ contactBy: 'mail', verifiedOn: '2026-11-01' },
};
const faults = (part: TherapistRecord) => {
  const read = therapistOf({ ...ROW, ...part });
  return 'faults' in read ? read.faults : [];
};

describe('a row of the directory’s file', () => {
  it('is an entry, with its lists, numbers and yes and no', () => {
    expect(therapistOf(ROW)).toMatchObject({
      entry: {
        ...{ name: 'Ines Marquez', practice: null, modalities: ['cbt', 'act'], languages: ['es', 'en'] },
        ...{ payers: ['Blue Cross', 'Aetna'], feeFrom: 90, feeTo: null, telehealth: true, inPerson: false },
        ...{ email: 'ines@example.org', populations: [], waitDays: 14 },
      },
    });
  });

  it('names each column that is wrong, and how, once', () => {
    expect(faults({ modalities: 'cbt; magic', email: 'no address', feeFrom: 'ninety' })).toEqual([
      { column: 'modalities', fault: 'unknown-value' },
      { column: 'feeFrom', fault: 'format' },
      { column: 'email', fault: 'format' },
    ]);
    expect(faults({ name: ' ', languages: '' })).toEqual([
      { column: 'name', fault: 'missing' },
      { column: 'languages', fault: 'missing' },
    ]);
    expect(faults({ waitDays: '366' })).toEqual([{ column: 'waitDays', fault: 'range' }]);
    expect(faults({ verifiedOn: '01/11/2026' })).toEqual([{ column: 'verifiedOn', fault: 'format' }]);
    expect(faults({ telehealth: 'perhaps' })).toEqual([{ column: 'telehealth', fault: 'format' }]);
  });

  it('names the column of a rule over several', () => {
    expect(faults({ contactBy: 'phone' })).toEqual([{ column: 'contactBy', fault: 'contact-missing' }]);
    expect(faults({ telehealth: 'no' })).toEqual([{ column: 'telehealth', fault: 'no-way-to-meet' }]);
    expect(faults({ inPerson: 'yes' })).toEqual([{ column: 'place', fault: 'place-missing' }]);
    expect(faults({ feeTo: '80' })).toEqual([{ column: 'feeTo', fault: 'fee-order' }]);
  });

  it('says the same entry again after it was written out, whatever it holds', () => {
    const text = fc.stringMatching(/^[A-Za-zÁÉñü][A-Za-zÁÉñü.' -]{0,30}[A-Za-zé]$/);
    const some = <Item>(items: readonly Item[]) => fc.uniqueArray(fc.constantFrom(...items), { maxLength: 3 });
    const entry = fc.record({
      ...{ name: text, practice: fc.option(text), modalities: some(MODALITY_IDS), populations: some(POPULATIONS) },
      languages: fc.uniqueArray(fc.constantFrom('en', 'es', 'pt-BR'), { minLength: 1 }),
      gender: fc.constantFrom(null, 'woman', 'man', 'non-binary'),
      payers: fc.uniqueArray(text, { maxLength: 3 }),
      ...{ feeFrom: fc.option(fc.nat(100)), feeTo: fc.option(fc.integer({ min: 100, max: 1000 })) },
      ...{ telehealth: fc.constant(true), inPerson: fc.boolean(), place: text, accessibility: some(ACCESSIBILITY) },
      ...{ capacity: fc.constantFrom(...CAPACITIES), waitDays: fc.option(fc.nat(365)) },
      ...{ email: fc.constant('a@example.org'), phone: fc.constant('+1 555 010 0199'), fax: fc.constant(null) },
      ...{ contactBy: fc.constantFrom('mail', 'phone'), verifiedOn: fc.constant('2026-11-01') },
    }) as fc.Arbitrary<TherapistEntry>;
    fc.assert(fc.property(entry, (one) => expect(therapistOf(recordOf(one))).toEqual({ entry: one })));
    expect(Object.keys(recordOf({} as TherapistEntry))).toEqual([...THERAPIST_COLUMNS]);
  });
});
