import type { TherapistEntry, TherapistView } from '@holdfast/referral/model';
import { type DirectoryFilter, choicesIn, narrowed } from './directory-filter';

const view = (id: string, part: Partial<TherapistEntry>): TherapistView => ({
  ...{
    id,
    version: 1,
    history: { sent: 0, answered: 0, accepted: 0, attended: 0, ended: 0, helped: 0, answerDays: null },
  },
  entry: {
    ...{ name: 'Ines Márquez', practice: null, modalities: ['cbt'], populations: [], languages: ['es'], gender: null },
    ...{ payers: ['Blue Cross'], feeFrom: null, feeTo: null, telehealth: true, inPerson: false, place: null },
    ...{ accessibility: [], capacity: 'open', waitDays: null, email: null, phone: null, fax: null },
    ...{ contactBy: 'mail', verifiedOn: '2026-11-01', ...part },
  },
});
const ALL = [
  view('ines', {}),
  view('amir', { name: 'Amir Haddad', practice: 'Harbor Practice', languages: ['en'], modalities: ['dbt'] }),
  view('bo', {
    telehealth: false,
    inPerson: true,
    place: 'Oakland',
    payers: ['blue cross', 'Aetna'],
    capacity: 'full',
  }),
];
const NONE: DirectoryFilter = { word: '', language: '', modality: '', payer: '', capacity: '', meeting: '' };
const ids = (part: Partial<DirectoryFilter>) => narrowed(ALL, { ...NONE, ...part }).map(({ id }) => id);

describe('the list of therapists', () => {
  it('shows everybody until something is chosen', () => {
    expect(ids({})).toEqual(['ines', 'amir', 'bo']);
  });

  it('is found by every word, without accents, in name, practice and place', () => {
    expect(ids({ word: 'marquez ines' })).toEqual(['ines', 'bo']);
    expect(ids({ word: 'HARBOR' })).toEqual(['amir']);
    expect(ids({ word: 'oakland marq' })).toEqual(['bo']);
    expect(ids({ word: 'nobody' })).toEqual([]);
  });

  it('holds everything that was chosen at once', () => {
    expect(ids({ language: 'es', capacity: 'full' })).toEqual(['bo']);
    expect(ids({ modality: 'dbt' })).toEqual(['amir']);
    expect(ids({ payer: 'Aetna' })).toEqual(['bo']);
    expect(ids({ payer: 'Blue cross' })).toEqual(['ines', 'amir', 'bo']);
    expect([ids({ meeting: 'telehealth' }), ids({ meeting: 'in-person' })]).toEqual([['ines', 'amir'], ['bo']]);
  });

  it('offers only what somebody has, each once', () => {
    const { language, modality, payer, capacity } = choicesIn(ALL);
    expect([language, modality, capacity]).toEqual([
      ['en', 'es'],
      ['cbt', 'dbt'],
      ['open', 'full'],
    ]);
    expect(payer).toHaveLength(2);
  });
});
