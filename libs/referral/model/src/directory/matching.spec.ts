import { DEFAULT_REFERRAL_NEED } from '../need/referral-need-thresholds';
import { matchOf, ranked, type Wishes } from './matching';
import { TherapistEntry, type TherapistHistory } from './therapist.contract';

const ENTRY: TherapistEntry = {
  ...{ name: 'Ines Marquez', practice: null, modalities: ['cbt', 'act'], populations: ['adults'], languages: ['es'] },
  ...{
    gender: 'woman',
    payers: ['Blue Cross'],
    feeFrom: 90,
    feeTo: 140,
    telehealth: true,
    inPerson: false,
    place: null,
  },
  ...{ accessibility: ['captions'], capacity: 'open', waitDays: 14, email: 'ines@example.org', phone: null, fax: null },
  ...{ contactBy: 'mail', verifiedOn: '2026-11-01' },
};
const NONE: TherapistHistory = {
  sent: 0,
  answered: 0,
  accepted: 0,
  attended: 0,
  ended: 0,
  helped: 0,
  answerDays: null,
};
const WISHES: Wishes = {
  ...{ modalities: [], languages: [], payer: null, mostFee: null, meeting: null, gender: null, accessibility: [] },
};
const match = (entry: Partial<TherapistEntry>, wishes: Partial<Wishes>, history: Partial<TherapistHistory> = {}) =>
  matchOf({ ...ENTRY, ...entry }, { ...NONE, ...history }, { ...WISHES, ...wishes }, DEFAULT_REFERRAL_NEED);

describe('how well a therapist fits', () => {
  it('leaves out what nobody wished for and what is not known', () => {
    expect(match({ capacity: 'unknown', waitDays: null }, {})).toEqual({ fit: 50, fits: [], misses: [] });
  });

  it('counts half what matters and nobody knows, so that an empty entry is no perfect one', () => {
    const wishes = { languages: ['es'], gender: 'woman' as const, mostFee: 100 };
    const known = match({ capacity: 'open', waitDays: 10, gender: 'woman', feeFrom: 90 }, wishes);
    const empty = match({ capacity: 'unknown', waitDays: null, gender: null, feeFrom: null, feeTo: null }, wishes);
    expect([known.fit, empty.fit]).toEqual([100, 75]);
  });

  it('says each wish that holds and each that does not', () => {
    const { fits, misses } = match(
      {},
      { languages: ['es-MX'], payer: 'blue  cross', meeting: 'in-person', mostFee: 89 },
    );
    expect(fits).toEqual(['language', 'payer', 'capacity', 'wait']);
    expect(misses).toEqual(['fee', 'meeting']);
  });

  it('counts a wait of three weeks as short, and an answer within three days as quick', () => {
    expect([21, 22].map((waitDays) => match({ waitDays }, {}).fits.includes('wait'))).toEqual([true, false]);
    const answers = [3, 3.1].map((answerDays) => match({}, {}, { answerDays }).fits.includes('answers'));
    expect(answers).toEqual([true, false]);
  });

  it('hides nobody who is full, but puts them last', () => {
    const wishes = { languages: ['es'] };
    const list = [
      { id: 'full', entry: { ...ENTRY, capacity: 'full' as const }, match: match({ capacity: 'full' }, wishes) },
      { id: 'slow', entry: { ...ENTRY, waitDays: 20 }, match: match({ waitDays: 20 }, wishes) },
      { id: 'soon', entry: { ...ENTRY, waitDays: 5 }, match: match({ waitDays: 5 }, wishes) },
    ];
    expect(ranked(list).map(({ id }) => id)).toEqual(['soon', 'slow', 'full']);
  });

  it('puts a common language before everything else', () => {
    const wishes = { languages: ['es'], modalities: ['cbt'] as const, meeting: 'telehealth' as const };
    const speaks = match({ modalities: ['dbt'] }, wishes);
    const mute = match({ languages: ['en'] }, wishes);
    expect(speaks.fit).toBeGreaterThan(mute.fit);
  });
});

describe('an entry of the directory', () => {
  const fault = (part: Partial<TherapistEntry>) =>
    TherapistEntry.safeParse({ ...ENTRY, ...part }).error?.issues[0]?.message ?? null;

  it('is whole', () => {
    expect(fault({})).toBeNull();
  });

  it('can be reached in the way it says, and met somewhere', () => {
    expect(fault({ contactBy: 'phone' })).toBe('contact-missing');
    expect(fault({ telehealth: false })).toBe('no-way-to-meet');
    expect(fault({ inPerson: true })).toBe('place-missing');
    expect(fault({ feeTo: 80 })).toBe('fee-order');
  });
});
