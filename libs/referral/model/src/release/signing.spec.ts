import { newId } from '@holdfast/platform/model';
import type { ReleaseCategory } from './release';
import type { ReleaseRecipient } from './release.contract';
import { releaseState } from './release-state';
import { CURRENT_RELEASE, releaseHash } from './release-text';
import { isUsable, mayStandTogether, mustBeSignable, mustBeTheirName } from './signing';

const { version } = CURRENT_RELEASE;
const OFFERED: ReleaseCategory[] = ['identity', 'scores', 'messages'];
const INES: ReleaseRecipient = {
  therapistId: newId(),
  name: 'Ines Marquez',
  practice: 'Elm Street Practice',
  place: null,
};
const input = {
  recipients: [INES],
  ...{ version, language: 'en' as const, sha256: releaseHash(version, 'en') ?? '', signedName: 'Sam Rivera' },
  ...{ categories: ['identity'] as ReleaseCategory[], ticked: [] as ReleaseCategory[], authority: null },
  statements: CURRENT_RELEASE.en.statements.map(({ id }) => id),
};
const refusal = (part: Partial<typeof input>) => {
  try {
    mustBeSignable({ categories: OFFERED, recipients: [INES] }, { ...input, ...part });
    return null;
  } catch (failure) {
    return (failure as { code: string }).code;
  }
};

describe('a signature', () => {
  it('is taken to the words that hold now, in the language they were read in', () => {
    expect(refusal({})).toBeNull();
    expect(refusal({ version: version + 1 })).toBe('release.text');
    expect(refusal({ sha256: releaseHash(version, 'es') ?? '' })).toBe('release.text');
  });

  it('is taken to the names that were shown: an entry that changed meanwhile is shown anew', () => {
    for (const other of [
      { name: 'Ada Lind' },
      { practice: null },
      { place: '12 Elm Street' },
      { therapistId: newId() },
    ]) {
      expect(refusal({ recipients: [{ ...INES, ...other }] })).toBe('release.text');
    }
    expect(refusal({ recipients: [INES, INES] })).toBe('release.text');
  });

  it('holds whom it is about, because nothing can go out without', () => {
    expect(refusal({ categories: ['scores'] })).toBe('release.categories');
    expect([isUsable(['scores']), isUsable(['identity'])]).toEqual([false, true]);
  });

  it('needs each statement', () => {
    expect(refusal({ statements: input.statements.slice(1) })).toBe('release.unticked');
  });

  it('keeps no statement that is none of the text’s, and none twice: words that somebody typed are not among them', () => {
    const more = [...input.statements, 'Sam Rivera was in hospital'];
    expect(refusal({ statements: more })).toBe('release.unticked');
    expect(refusal({ statements: [...input.statements, input.statements[0] ?? ''] })).toBe('release.unticked');
  });

  it('lets out what was offered, and what is sensitive only with its own tick', () => {
    expect(refusal({ categories: ['risk'] })).toBe('release.categories');
    expect(refusal({ categories: ['identity', 'messages'] })).toBe('release.categories');
    expect(refusal({ categories: ['identity', 'messages'], ticked: ['messages'] })).toBeNull();
    expect(refusal({ categories: ['identity'], ticked: ['messages'] })).toBe('release.categories');
  });

  it('keeps notes of psychotherapy to themselves', () => {
    expect(mayStandTogether(['psychotherapy-notes'])).toBe(true);
    expect(mayStandTogether(['psychotherapy-notes', 'identity'])).toBe(false);
    expect(mayStandTogether(['identity', 'scores'])).toBe(true);
  });
});

describe('how a release stands', () => {
  const drafted = { signedAt: null, expiresAt: 100, revokedAt: null, withdrawnAt: null, isSearchOver: false };

  it('is drafted, then signed, until it runs out', () => {
    expect(releaseState(drafted, 99)).toBe('drafted');
    expect(releaseState({ ...drafted, signedAt: 50 }, 99)).toBe('signed');
    expect(releaseState({ ...drafted, signedAt: 50 }, 100)).toBe('expired');
    expect(releaseState(drafted, 100)).toBe('expired');
  });

  it('goes with its search only while nobody signed it', () => {
    expect(releaseState({ ...drafted, isSearchOver: true }, 99)).toBe('withdrawn');
    expect(releaseState({ ...drafted, isSearchOver: true, signedAt: 50 }, 99)).toBe('signed');
  });

  it('stays revoked or withdrawn whatever comes after', () => {
    expect(releaseState({ ...drafted, signedAt: 50, revokedAt: 60 }, 200)).toBe('revoked');
    expect(releaseState({ ...drafted, withdrawnAt: 60 }, 200)).toBe('withdrawn');
  });
});

describe('the name of whoever signs', () => {
  const refused = (signedName: string, record = { name: 'Samuel José Rivera', preferredName: 'Sam' }) => {
    try {
      mustBeTheirName(record, { ...input, signedName });
      return null;
    } catch (failure) {
      return failure;
    }
  };

  it('is the patient’s own where they sign for themselves, however it is written', () => {
    for (const name of ['Samuel Rivera', 'RIVERA, samuel', 'Sam Rivera', 'Samuel Jose Rivera', '  Sàmuel  J. Rivera '])
      expect(refused(name)).toBeNull();
    expect(refused('Zoe', { name: 'Zoë', preferredName: '' })).toBeNull();
  });

  it('is refused where it is another’s or half of it, and it is said which name the record has', () => {
    for (const name of ['Mickey Mouse', 'Samuel', 'Sam', 'Rivera', 'Ana Rivera', 'x', '-'])
      expect(refused(name)).toMatchObject({ code: 'release.name', facts: { name: 'Samuel José Rivera' } });
  });

  it('is anybody’s who signs for the patient and says by what right', () => {
    const agent = { ...input, signedName: 'Ana Lind', authority: 'Health care agent' };
    expect(() => mustBeTheirName({ name: 'Sam Rivera', preferredName: '' }, agent)).not.toThrow();
  });
});
