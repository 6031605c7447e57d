import { createHash } from 'node:crypto';
import { consentStanding, isOutdatedConsent, untickedStatements } from './consent-standing';
import { CONSENT_LANGUAGES, consentHash, consentText, CURRENT_CONSENT } from './consent-text';
import lock from './data/lock.json' with { type: 'json' };

const AT = '2026-03-02T10:00:00.000Z';
const taken = (undoneAt: string | null) => ({ id: 'w', at: AT, undoneAt, undoUntil: AT });

describe('the text of the consent', () => {
  it('never changes under its version: other words need the next version, and a line of their own in the lock', () => {
    const versions = Array.from({ length: CURRENT_CONSENT.version }, (_, index) => index + 1);
    for (const version of versions) {
      for (const language of CONSENT_LANGUAGES) {
        const words = JSON.stringify(consentText(version)?.[language]);
        expect([version, language, consentHash(version, language)]).toEqual([
          version,
          language,
          createHash('sha256').update(words).digest('hex'),
        ]);
      }
    }
    expect(Object.keys(lock)).toHaveLength(versions.length * CONSENT_LANGUAGES.length);
  });

  it('says the same things in both languages', () => {
    const { en, es } = CURRENT_CONSENT;
    expect(es.sections.map(({ paragraphs }) => paragraphs.length)).toEqual(
      en.sections.map(({ paragraphs }) => paragraphs.length),
    );
    expect(es.statements.map(({ id }) => id)).toEqual(en.statements.map(({ id }) => id));
  });

  it.each(CONSENT_LANGUAGES)(
    'says plainly in %s that the use is off-label, and that consent can be taken back',
    (one) => {
      const words = JSON.stringify(CURRENT_CONSENT[one]);
      expect(words).toMatch(one === 'en' ? /has not approved ketamine/ : /no ha aprobado la ketamina/);
      expect(words).toMatch(one === 'en' ? /at any time/ : /en cualquier momento/);
    },
  );

  it('names no version that never was', () => {
    expect(consentText(0)).toBeNull();
    expect(consentHash(CURRENT_CONSENT.version + 1, 'en')).toBeNull();
  });
});

describe('how consent stands', () => {
  it('is none, signed, outdated or withdrawn, by the latest signature', () => {
    expect(consentStanding([], 1)).toBe('none');
    expect(consentStanding([{ version: 1, withdrawals: [] }], 1)).toBe('signed');
    expect(consentStanding([{ version: 1, withdrawals: [] }], 2)).toBe('outdated');
    expect(consentStanding([{ version: 1, withdrawals: [taken(null)] }], 1)).toBe('withdrawn');
    const again = { version: 1, withdrawals: [] };
    expect(consentStanding([again, { version: 1, withdrawals: [taken(null)] }], 1)).toBe('signed');
  });

  it('is withdrawn also where the words changed since, and signed where taking it back was undone', () => {
    expect(consentStanding([{ version: 1, withdrawals: [taken(null)] }], 2)).toBe('withdrawn');
    expect(consentStanding([{ version: 1, withdrawals: [taken(AT)] }], 1)).toBe('signed');
  });
});

describe('what is signed', () => {
  const { version } = CURRENT_CONSENT;
  const sha256 = consentHash(version, 'en') ?? '';

  it('is the current words in the language that was read, no others', () => {
    expect(isOutdatedConsent({ version, language: 'en', sha256 })).toBe(false);
    expect(isOutdatedConsent({ version, language: 'es', sha256 })).toBe(true);
    expect(isOutdatedConsent({ version: version + 1, language: 'en', sha256 })).toBe(true);
    expect(isOutdatedConsent({ version, language: 'en', sha256: '0'.repeat(64) })).toBe(true);
  });

  it('is every statement: each that is open is named', () => {
    const all = CURRENT_CONSENT.en.statements.map(({ id }) => id);
    expect(untickedStatements({ language: 'en', statements: all })).toEqual([]);
    expect(untickedStatements({ language: 'en', statements: all.slice(1) })).toEqual(all.slice(0, 1));
  });
});
