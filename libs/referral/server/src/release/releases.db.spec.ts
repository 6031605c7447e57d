import { type Id, newId } from '@holdfast/platform/model';
import type { ReleaseCategory } from '@holdfast/referral/model';
import { type GivenSignature, type ReferringClinic, referringClinic, signature } from '../testing/referring-clinic';
import { ReferralRelease } from './release.entity';
import { ReleaseJudging } from './release-judging';
import { Releases } from './releases';

let clinic: ReferringClinic;
let first: Id;
let second: Id;
let searchId: Id;

beforeAll(async () => {
  clinic = await referringClinic();
  first = await clinic.therapist();
  second = await clinic.therapist({ name: 'Ken Abara', practice: null });
});
afterAll(() => clinic?.close());
beforeEach(async () => {
  await clinic.at(0, 10);
  searchId = await clinic.search([first, second]);
});

const USUAL: ReleaseCategory[] = ['identity', 'reason', 'scores'];
const releases = () => clinic.app.get(Releases);
const drafted = async (categories = USUAL, therapistIds = [first], days = 30, releaseId: Id = newId()) => {
  const path = { patientId: clinic.patientId, searchId, releaseId };
  await releases().draft(clinic.as('lee'), path, { therapistIds, categories, days });
  return { patientId: clinic.patientId, releaseId };
};
const sign = (path: { patientId: Id; releaseId: Id }, input: GivenSignature = signature(USUAL)) =>
  clinic.sign(path, input);
const revoke = (path: { patientId: Id; releaseId: Id }) => releases().revoke(clinic.as('sam'), path);
const signed = async (...given: Parameters<typeof drafted>) => {
  const path = await drafted(...given);
  await sign(path, signature(given[0] ?? USUAL));
  return path;
};
const faultOf = (releaseId: Id, therapistId = first, categories = USUAL) =>
  clinic.within((tx) => clinic.app.get(ReleaseJudging).faultOf(tx, releaseId, therapistId, categories));
const faultFor = (therapistId: Id, categories = USUAL) =>
  clinic.within((tx) =>
    clinic.app.get(ReleaseJudging).faultFor(tx, { patientId: clinic.patientId, searchId, therapistId, categories }),
  );

describe('a release that is asked whether something may go out', () => {
  it('says no before it is signed, and yes from then on', async () => {
    const path = await drafted();
    expect(await faultOf(path.releaseId)).toBe('unsigned');
    await sign(path);
    expect(await faultOf(path.releaseId)).toBeNull();
  });

  it('says no from the moment on which it is revoked', async () => {
    const { releaseId, patientId } = await signed();
    expect((await revoke({ releaseId, patientId })).state).toBe('revoked');
    expect(await faultOf(releaseId)).toBe('revoked');
  });

  it('holds until its last moment and not beyond', async () => {
    const { releaseId } = await signed(USUAL, [first], 30);
    await clinic.at(30, 9.999);
    expect(await faultOf(releaseId)).toBeNull();
    await clinic.at(30, 10);
    expect(await faultOf(releaseId)).toBe('expired');
  });

  it('holds for whom it names, and for nobody else', async () => {
    const { releaseId } = await signed(USUAL, [first, second]);
    expect(await faultOf(releaseId, second)).toBeNull();
    expect(await faultOf((await signed(USUAL, [first])).releaseId, second)).toBe('other-recipient');
  });

  it('holds for what it names, and for nothing else', async () => {
    const { releaseId } = await signed();
    expect(await faultOf(releaseId, first, ['scores'])).toBeNull();
    expect(await faultOf(releaseId, first, ['scores', 'risk'])).toBe('not-covered');
  });

  it('is missing where there is none', async () => {
    await expect(faultOf(newId())).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('the release that is best for a therapist', () => {
  it('is one that holds, whatever else was drafted, revoked or withdrawn', async () => {
    const third = await clinic.therapist({ name: 'Ada Lind' });
    searchId = await clinic.search([third]);
    expect(await faultFor(third)).toEqual({ release: null, fault: 'unsigned' });
    const draft = await drafted(USUAL, [third]);
    expect(await faultFor(third)).toMatchObject({ release: { id: draft.releaseId }, fault: 'unsigned' });
    const holding = await signed(USUAL, [third]);
    await drafted(USUAL, [third]);
    expect(await faultFor(third)).toMatchObject({ release: { id: holding.releaseId }, fault: null });
    expect(await faultFor(third, ['risk'])).toMatchObject({ release: { id: holding.releaseId }, fault: 'not-covered' });
    await revoke(holding);
    expect((await faultFor(third)).fault).toBe('unsigned');
    expect((await faultFor(third, [])).fault).not.toBeNull();
  });
});

describe('drafting a release', () => {
  it('is done once however often it is asked for, and never changed under the eyes of whoever reads it', async () => {
    const { releaseId } = await drafted();
    await drafted(USUAL, [first], 30, releaseId);
    await expect(drafted(USUAL, [first, second], 30, releaseId)).rejects.toMatchObject({ code: 'release.changed' });
    await expect(drafted(['identity'], [first], 30, releaseId)).rejects.toMatchObject({ code: 'release.changed' });
    await expect(drafted(USUAL, [first], 31, releaseId)).rejects.toMatchObject({ code: 'release.changed' });
    const same = newId();
    await Promise.all(Array.from({ length: 6 }, () => drafted(USUAL, [second], 30, same)));
    const { items } = await releases().list(clinic.as('lee'), clinic.patientId);
    expect(items.filter(({ id }) => id === same)).toHaveLength(1);
  });

  it('names only therapists of the shortlist of a search that is open', async () => {
    const stranger = await clinic.therapist({ name: 'Someone Else' });
    await expect(drafted(USUAL, [first, stranger])).rejects.toMatchObject({ code: 'missing' });
    const before = searchId;
    await clinic.search([first]);
    searchId = before;
    await expect(drafted()).rejects.toMatchObject({ code: 'search.closed' });
  });

  it('never holds notes of psychotherapy: they need a release of their own, and no packet goes out by one', async () => {
    for (const offered of [['identity', 'psychotherapy-notes'], ['psychotherapy-notes']] as const) {
      await expect(drafted([...offered])).rejects.toMatchObject({ code: 'release.categories' });
    }
  });

  it('always says whom it is about, because nothing could ever go out without', async () => {
    const lacking = { code: 'release.categories', facts: { categories: ['identity'] } };
    await expect(drafted(['reason', 'scores'])).rejects.toMatchObject(lacking);
    const path = await drafted();
    await expect(sign(path, signature(['reason', 'scores']))).rejects.toMatchObject(lacking);
    expect((await sign(path)).state).toBe('signed');
  });

  it('can be taken back until it is signed, and then nobody signs it', async () => {
    const path = await drafted();
    const withdraw = (releaseId: Id) =>
      releases().withdraw(clinic.as('lee'), { patientId: clinic.patientId, searchId, releaseId });
    expect((await withdraw(path.releaseId)).state).toBe('withdrawn');
    expect((await withdraw(path.releaseId)).state).toBe('withdrawn');
    await expect(sign(path)).rejects.toMatchObject({ code: 'release.over' });
    await expect(withdraw((await signed()).releaseId)).rejects.toMatchObject({ code: 'release.signed' });
  });

  it('ends with its search where nobody signed it; what was signed stays', async () => {
    const open = await drafted();
    const kept = await signed();
    await clinic.search([first]);
    await expect(sign(open)).rejects.toMatchObject({ code: 'release.over' });
    expect(await faultOf(kept.releaseId)).toBeNull();
  });
});

describe('signing a release', () => {
  it('is to the words that hold now', async () => {
    const path = await drafted();
    const other = signature(USUAL, { sha256: 'a'.repeat(64) });
    await expect(sign(path, other)).rejects.toMatchObject({ code: 'release.text' });
    await expect(sign(path, signature(USUAL, { version: 1 }))).rejects.toMatchObject({ code: 'release.text' });
  });

  it('asks for each statement', async () => {
    const path = await drafted();
    const input = signature(USUAL, { statements: ['read', 'choice'] });
    await expect(sign(path, input)).rejects.toMatchObject({
      code: 'release.unticked',
      facts: { statements: ['free'] },
    });
  });

  it('may leave out what was offered, and adds nothing', async () => {
    const path = await drafted();
    await expect(sign(path, signature([...USUAL, 'risk']))).rejects.toMatchObject({ code: 'release.categories' });
    expect((await sign(path, signature(['identity']))).categories).toEqual(['identity']);
    expect(await faultOf(path.releaseId, first, ['scores'])).toBe('not-covered');
  });

  it('lets out what is sensitive only where it was ticked by itself', async () => {
    const offered: ReleaseCategory[] = ['identity', 'substance-use', 'messages'];
    const path = await drafted(offered);
    await expect(sign(path, signature(offered, { ticked: ['messages'] }))).rejects.toMatchObject({
      code: 'release.categories',
      facts: { categories: ['substance-use'] },
    });
    await sign(path, signature(['identity', 'messages'], { ticked: ['messages'] }));
    expect(await faultOf(path.releaseId, first, ['identity', 'messages'])).toBeNull();
    expect(await faultOf(path.releaseId, first, ['substance-use'])).toBe('not-covered');
  });

  it('is the same when it is repeated, and refused when it says something else', async () => {
    const path = await drafted();
    const before = await sign(path);
    await clinic.at(1, 10);
    expect(await sign(path)).toEqual(before);
    await expect(sign(path, signature(['identity']))).rejects.toMatchObject({ code: 'release.signed' });
  });

  it('is signed with the name of the record, and nothing of another is kept', async () => {
    const path = await drafted();
    await expect(sign(path, signature(USUAL, { signedName: 'Mickey Mouse' }))).rejects.toMatchObject({
      ...{ code: 'release.name', facts: { name: 'Sam Rivera' } },
    });
    expect(await faultOf(path.releaseId)).toBe('unsigned');
  });

  it('keeps who signed and by what right, and nothing of that in the clear', async () => {
    const path = await drafted();
    const input = signature(USUAL, { signedName: 'Ana Rivera', authority: 'Health care agent' });
    expect(await sign(path, input)).toMatchObject({ signedName: 'Ana Rivera', authority: 'Health care agent' });
    expect(await faultOf(path.releaseId)).toBeNull();
    const [row] = await clinic.sql('select * from referral_release where id = $1', [path.releaseId]);
    expect(JSON.stringify(row)).not.toContain(Buffer.from('Rivera').toString('hex'));
  });

  it('is not possible any more once it ran out, and once it was revoked only another release helps', async () => {
    const late = await drafted(USUAL, [first], 7);
    const gone = await signed();
    await revoke(gone);
    await expect(sign(gone, signature(['identity']))).rejects.toMatchObject({ code: 'release.signed' });
    expect((await sign(gone)).state).toBe('revoked');
    await clinic.at(7, 10);
    await expect(sign(late)).rejects.toMatchObject({ code: 'release.over' });
  });
});

describe('to whom a release is signed', () => {
  const renamed = async () => {
    const ada = await clinic.therapist({ name: 'Ada Lind', practice: 'Oak Rooms', place: '12 Elm Street' });
    searchId = await clinic.search([ada]);
    return { ada, path: await drafted(USUAL, [ada]) };
  };
  const listed = async ({ releaseId }: { releaseId: Id }) =>
    (await releases().list(clinic.as('sam'), clinic.patientId)).items.find(({ id }) => id === releaseId);

  it('stays as it was shown, whatever is written into the directory afterwards', async () => {
    const { ada, path } = await renamed();
    const shown = [{ therapistId: ada, name: 'Ada Lind', practice: 'Oak Rooms', place: '12 Elm Street' }];
    expect(await listed(path)).toMatchObject({ recipients: shown, isNamedAsSigned: false });
    await sign(path);
    await clinic.rename(ada, 'Ben Ortiz', { practice: 'Pine Rooms' });
    expect(await listed(path)).toMatchObject({ recipients: shown, isNamedAsSigned: true });
    const [row] = await clinic.sql('select * from referral_release where id = $1', [path.releaseId]);
    expect(JSON.stringify(row)).not.toContain(Buffer.from('Ada Lind').toString('hex'));
  });

  it('is refused where the name changed between showing and signing', async () => {
    const { ada, path } = await renamed();
    const { recipients = [] } = (await listed(path)) ?? {};
    await clinic.rename(ada, 'Ben Ortiz', { practice: 'Oak Rooms', place: '12 Elm Street' });
    await expect(sign(path, signature(USUAL, { recipients }))).rejects.toMatchObject({ code: 'release.text' });
    expect((await sign(path)).recipients).toMatchObject([{ name: 'Ben Ortiz' }]);
  });

  it('is nobody else: an entry that became somebody else’s lets nothing out, and one spelled alike does', async () => {
    const { ada, path } = await renamed();
    await sign(path);
    await clinic.rename(ada, ' ada LIND ');
    expect(await faultOf(path.releaseId, ada)).toBeNull();
    await clinic.rename(ada, 'Ben Ortiz');
    expect(await faultOf(path.releaseId, ada)).toBe('other-recipient');
    expect(await faultFor(ada)).toMatchObject({ release: { id: path.releaseId }, fault: 'other-recipient' });
  });

  it('is whom the directory names today, and said to be so, where it was signed before names were kept', async () => {
    const { ada, path } = await renamed();
    await sign(path);
    await clinic.sql('alter table referral_release disable trigger referral_release_keep');
    await clinic.sql('update referral_release set recipients_sealed = null where id = $1', [path.releaseId]);
    await clinic.sql('alter table referral_release enable trigger referral_release_keep');
    await clinic.rename(ada, 'Ben Ortiz');
    expect(await listed(path)).toMatchObject({ recipients: [{ name: 'Ben Ortiz' }], isNamedAsSigned: false });
    expect(await faultOf(path.releaseId, ada)).toBeNull();
  });
});

describe('revoking a release', () => {
  it('is the same however often, keeps when it was, and cannot come before the signature', async () => {
    const path = await signed();
    const before = await revoke(path);
    await clinic.at(1, 10);
    expect(await revoke(path)).toEqual(before);
    await expect(revoke(await drafted())).rejects.toMatchObject({ code: 'release.lacking' });
  });

  it('is not there for another patient', async () => {
    const { releaseId } = await signed();
    const foreign = { patientId: newId(), releaseId };
    await expect(revoke(foreign)).rejects.toMatchObject({ code: 'missing' });
    await expect(sign(foreign)).rejects.toMatchObject({ code: 'missing' });
    await expect(releases().list(clinic.as('lee'), foreign.patientId)).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('the list of releases', () => {
  it('says who shares what with whom until when', async () => {
    const { releaseId } = await signed(USUAL, [second], 30);
    const { items } = await releases().list(clinic.as('sam'), clinic.patientId);
    expect(items.find(({ id }) => id === releaseId)).toMatchObject({
      ...{ id: releaseId, searchId, state: 'signed', discloser: 'Asked Clinic', categories: USUAL, ticked: [] },
      recipients: [{ therapistId: second, name: 'Ken Abara', practice: null, place: null }],
      ...{ signedName: 'Sam Rivera', authority: null, signedAt: '2026-03-02T10:00:00.000Z' },
      ...{ expiresAt: '2026-04-01T10:00:00.000Z', revokedAt: null, version: 2, language: 'en' },
    });
  });

  it('is never written over: what was signed stands in the database as it was', async () => {
    const { releaseId } = await signed();
    const change = clinic.within((tx) =>
      tx.manager.update(ReferralRelease, { clinicId: clinic.clinicId, id: releaseId }, { categories: ['messages'] }),
    );
    await expect(change).rejects.toThrow('a release that was signed stays as it is');
  });
});
