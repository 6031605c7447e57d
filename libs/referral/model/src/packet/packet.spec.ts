import { RELEASE_CATEGORIES, SENSITIVE_CATEGORIES } from '../release/release';
import { ASKED_BACK, categoriesOf, hasWishes, minimum, PACKET_SECTIONS, readAgain } from './packet-section';
import { PacketContent } from './packet.contract';

const WHOLE: PacketContent = {
  identity: {
    ...{
      name: 'Sam Rivera',
      pronouns: 'they',
      dateOfBirth: '1990-01-01',
      phone: '+1 555 010 0100',
      email: 's@example.org',
    },
    language: 'en',
  },
  preferences: { modalities: ['cbt'], meeting: 'telehealth', gender: null, payer: null },
  reason: { words: 'To keep what was gained.', urgency: 'routine', referredBy: 'Dr. Okafor' },
  diagnoses: 'F33.2',
  infusions: { count: 6, days: ['2026-10-01'] },
  scores: [{ form: 'phq-9', rows: [{ on: '2026-10-20', total: 6 }] }],
  risk: { level: 'none', on: '2026-10-20', hasSafetyPlan: true },
  ...{ medicines: 'none', history: 'none', goals: 'work again', substanceUse: 'none', psychotherapyNotes: 'some' },
  ...{ messages: 'some', freeText: 'some', askedBack: ['accepted'], isPart2: false },
  release: { id: '01900000-0000-7000-8000-000000000001', expiresAt: '2027-10-01T00:00:00Z' },
};

describe('a packet', () => {
  it('asks each thing back once: nobody fills it until the paper takes a minute to lay out', () => {
    const isTaken = (askedBack: readonly string[]) => PacketContent.safeParse({ ...WHOLE, askedBack }).success;
    expect(isTaken(ASKED_BACK)).toBe(true);
    expect([isTaken(['accepted', 'accepted']), isTaken(Array.from({ length: 20_000 }, () => 'accepted'))]).toEqual([
      false,
      false,
    ]);
  });

  it('has a section for each category of a release', () => {
    expect(categoriesOf(WHOLE)).toEqual([...RELEASE_CATEGORIES]);
    expect(PACKET_SECTIONS).toHaveLength(RELEASE_CATEGORIES.length);
  });

  it('holds only what the release names, and the rest is not in it at all', () => {
    const least = minimum(WHOLE, ['identity', 'scores'], []);
    expect(categoriesOf(least)).toEqual(['identity', 'scores']);
    expect(JSON.stringify(least)).not.toContain('work again');
  });

  it('leaves out whatever is sensitive, named or not, until it was ticked by itself', () => {
    const least = minimum(WHOLE, RELEASE_CATEGORIES, []);
    expect(categoriesOf(least)).toEqual(RELEASE_CATEGORIES.filter((one) => !SENSITIVE_CATEGORIES.has(one)));
    expect(categoriesOf(minimum(WHOLE, RELEASE_CATEGORIES, ['free-text']))).toContain('free-text');
    expect(categoriesOf(minimum(WHOLE, ['identity'], ['free-text']))).not.toContain('free-text');
  });

  it('is read again from the record in the sections that are in it, and in no other', () => {
    const now: PacketContent = {
      ...WHOLE,
      infusions: { count: 7, days: ['2026-10-01', '2026-11-01'] },
      risk: { level: 'high', on: '2026-11-01', hasSafetyPlan: true },
      ...{ goals: null, diagnoses: null },
    };
    const seen = { ...WHOLE, scores: null };
    expect(readAgain(seen, now, false)).toEqual({ ...seen, infusions: now.infusions, risk: now.risk });
    expect(readAgain({ ...seen, risk: null, infusions: null }, now, false)).toMatchObject({
      risk: null,
      infusions: null,
    });
  });

  it('keeps how the risk stands where a person said so', () => {
    const now: PacketContent = { ...WHOLE, risk: { level: 'high', on: '2026-11-01', hasSafetyPlan: true } };
    expect(readAgain(WHOLE, now, true).risk).toEqual(WHOLE.risk);
  });

  it('knows whether anything was wished', () => {
    const nothing = { modalities: [], meeting: null, gender: null, payer: null };
    expect([hasWishes(WHOLE.preferences), hasWishes(nothing), hasWishes(null)]).toEqual([true, false, false]);
    expect(hasWishes({ ...nothing, payer: 'Blue Cross' })).toBe(true);
  });

  it('carries the statement of part 2 where it speaks of substance use, or where somebody said so', () => {
    expect(minimum(WHOLE, RELEASE_CATEGORIES, []).isPart2).toBe(false);
    expect(minimum(WHOLE, RELEASE_CATEGORIES, ['substance-use']).isPart2).toBe(true);
    expect(minimum({ ...WHOLE, isPart2: true }, ['identity'], []).isPart2).toBe(true);
  });
});
