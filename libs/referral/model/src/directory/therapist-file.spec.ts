import { directoryFile, recordsOf } from './therapist-file';
import { therapistOf } from './therapist-row';
import type { TherapistEntry } from './therapist.contract';

const ENTRY: TherapistEntry = {
  ...{ name: '=Ines, "Nena" Márquez', practice: '-Bay', modalities: ['cbt'], populations: [], languages: ['es', 'en'] },
  ...{ gender: null, payers: ['Blue Cross', '@Aetna'], feeFrom: 90, feeTo: null, telehealth: true, inPerson: true },
  ...{ place: 'Line one\nline two', accessibility: ['step-free'], capacity: 'unknown', waitDays: 0 },
  ...{ email: null, phone: '+1 555 010 0100', fax: null, contactBy: 'phone', verifiedOn: '2026-11-01' },
};

describe('the directory’s file', () => {
  it('gives the same entries again, and every cell of it is harmless in a spreadsheet', () => {
    const file = directoryFile([ENTRY]);
    const read = recordsOf(file);
    expect('records' in read && read.records.map((one) => therapistOf(one))).toEqual([{ entry: ENTRY }]);
    expect(file).toContain('"\'=Ines');
    expect(file).toContain(",'-Bay,");
    expect(file).toContain(",'+1 555 010 0100,");
  });

  it('takes columns in any order and case, and may leave out what can be unknown', () => {
    const read = recordsOf('Verified on;CONTACT_BY;languages;Name\n2026-11-01;mail;en;Ines\n');
    const record = { verifiedOn: '2026-11-01', contactBy: 'mail', languages: 'en', name: 'Ines' };
    expect(read).toEqual({ records: [record] });
  });

  it('says which columns are missing, and where one is unknown or comes twice', () => {
    expect(recordsOf('name,langauges,verifiedOn,contactBy,Name')).toEqual({
      ...{ fault: 'columns', columns: ['languages'], unknown: [2, 5] },
    });
    expect(recordsOf('')).toMatchObject({ fault: 'columns', unknown: [] });
    expect(recordsOf('name,"languages')).toMatchObject({ fault: 'quotes' });
  });
});
