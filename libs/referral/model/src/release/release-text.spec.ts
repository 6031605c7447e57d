import { createHash } from 'node:crypto';
import lock from './data/lock.json' with { type: 'json' };
import { CURRENT_RELEASE, RELEASE_LANGUAGES, releaseHash, releaseText, unticked } from './release-text';

describe('the text of a release', () => {
  it('never changes under its version: other words need the next version, and a line of their own in the lock', () => {
    const versions = Array.from({ length: CURRENT_RELEASE.version }, (_, index) => index + 1);
    for (const version of versions) {
      for (const language of RELEASE_LANGUAGES) {
        const words = JSON.stringify(releaseText(version)?.[language]);
        expect(releaseHash(version, language)).toBe(createHash('sha256').update(words).digest('hex'));
      }
    }
    expect(Object.keys(lock)).toHaveLength(versions.length * RELEASE_LANGUAGES.length);
    expect(releaseText(0)).toBeNull();
  });

  it('says the same things in both languages', () => {
    const { en, es } = CURRENT_RELEASE;
    const shape = ({ sections }: typeof en) => sections.map(({ paragraphs }) => paragraphs.length);
    expect(shape(es)).toEqual(shape(en));
    expect(es.statements.map(({ id }) => id)).toEqual(en.statements.map(({ id }) => id));
  });

  it.each([
    ['en', /take this back at any time/, /stay the same whether you sign or not/, /may be passed on/],
    ['es', /retirarlo en cualquier momento/, /no cambian, firme o no/, /Puede pasarlo a otros/],
  ] as const)(
    'says in %s how to revoke it, that care does not depend on it, and that it may be passed on',
    (one, ...all) => {
      const words = JSON.stringify(CURRENT_RELEASE[one]);
      for (const said of all) expect(words).toMatch(said);
    },
  );

  it.each([
    ['en', /each therapist named above/, /\b(one therapist|the therapist|this therapist)\b/],
    ['es', /cada terapeuta que se nombra arriba/, /\b(un terapeuta|el terapeuta|este terapeuta|un solo terapeuta)\b/],
  ] as const)('is right in %s for one therapist and for several', (language, all, one) => {
    const words = JSON.stringify(CURRENT_RELEASE[language]);
    expect(words).toMatch(all);
    expect(words.replace(/a therapist for you|encontrarle terapeuta/g, '')).not.toMatch(one);
  });

  it('asks for every statement by itself', () => {
    expect(unticked(CURRENT_RELEASE, ['read'])).toEqual(['choice', 'free']);
    expect(unticked(CURRENT_RELEASE, ['read', 'choice', 'free'])).toEqual([]);
  });
});
