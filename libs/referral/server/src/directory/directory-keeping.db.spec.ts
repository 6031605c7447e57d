import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { type Id, newId } from '@holdfast/platform/model';
import { referralPolicy, type TherapistEntry } from '@holdfast/referral/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { DirectoryModule } from './directory.module';
import { DirectoryKeeping } from './directory-keeping';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: DirectoryModule, policies: [treatmentPolicy, referralPolicy] });
});
afterAll(() => clinic?.close());

const ENTRY: TherapistEntry = {
  ...{ name: 'Ines Marquez', practice: null, modalities: ['cbt'], populations: ['adults'], languages: ['en', 'es'] },
  ...{ gender: 'woman', payers: ['Blue Cross'], feeFrom: 90, feeTo: 140, telehealth: true, inPerson: false },
  ...{ place: null, accessibility: [], capacity: 'open', waitDays: 14, email: 'ines@example.org', phone: null },
  ...{ fax: null, contactBy: 'mail', verifiedOn: '2026-02-01' },
};
const keeping = () => clinic.app.get(DirectoryKeeping);
const lee = () => clinic.as('lee');
const entryOf = (therapistId: Id, part: Partial<TherapistEntry> = {}) => ({
  ...ENTRY,
  email: `${therapistId}@example.org`,
  ...part,
});
const keep = (therapistId: Id, version: number | null, part: Partial<TherapistEntry> = {}) =>
  keeping().keep(lee(), { therapistId }, { version, entry: entryOf(therapistId, part) });
const names = async () => (await keeping().list(lee())).items.map(({ entry }) => entry.name);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ code, facts }: { code: string; facts: unknown }) => ({ code, facts }),
  );

describe('an entry of the directory', () => {
  it('was checked on a day that has come', async () => {
    expect(await refusal(keep(newId(), null, { verifiedOn: '9999-01-01' }))).toMatchObject({ code: 'input.invalid' });
  });

  it('is made once, however often it is sent', async () => {
    const id = newId();
    const made = await keep(id, null);
    expect(made).toEqual({
      ...{ id, version: 1, entry: entryOf(id) },
      history: { sent: 0, answered: 0, accepted: 0, attended: 0, ended: 0, helped: 0, answerDays: null },
    });
    expect(await keep(id, null)).toEqual(made);
  });

  it('is written over the version that was seen, and refused over another, with that one named', async () => {
    const id = newId();
    await keep(id, null);
    expect(await keep(id, 1, { waitDays: 30 })).toMatchObject({ version: 2, entry: { waitDays: 30 } });
    const late = await refusal(keep(id, 1, { waitDays: 40 }));
    expect(late).toEqual({ code: 'therapist.changed', facts: { version: 2 } });
    const both = await Promise.all([50, 60].map((waitDays) => refusal(keep(id, 2, { waitDays }))));
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
  });

  it('is the same therapist under another identifier only once, by name and address', async () => {
    const [id, other] = [newId(), newId()];
    await keep(id, null);
    const email = `${id}@EXAMPLE.org`;
    const answer = await refusal(keep(other, null, { email, practice: 'Another practice' }));
    expect(answer).toEqual({ code: 'therapist.known', facts: { therapistId: id } });
  });

  it('is kept as a file would say it', async () => {
    const id = newId();
    const { entry } = await keep(id, null, { name: '  Ines ', payers: ['Aetna', 'Aetna '], languages: ['es', 'es'] });
    expect(entry).toMatchObject({ name: 'Ines', payers: ['Aetna'], languages: ['es'] });
  });
});

describe('a therapist who was put away', () => {
  it('is offered no more and can be brought back as they were', async () => {
    const id = newId();
    await keep(id, null, { name: 'Put Away' });
    await keeping().archive(lee(), { therapistId: id });
    await keeping().archive(lee(), { therapistId: id });
    expect(await names()).not.toContain('Put Away');
    const { archived } = await keeping().list(lee());
    expect(archived.filter((one) => one.id === id)).toMatchObject([{ name: 'Put Away' }]);
    expect(await refusal(keep(id, 1, { name: 'Changed' }))).toMatchObject({ code: 'therapist.changed' });
    await keeping().restore(lee(), { therapistId: id });
    await keeping().restore(lee(), { therapistId: id });
    expect(await names()).toContain('Put Away');
  });

  it('stays away where the same therapist was entered anew', async () => {
    const [old, fresh] = [newId(), newId()];
    const email = `${old}@example.org`;
    await keep(old, null);
    await keeping().archive(lee(), { therapistId: old });
    await keep(fresh, null, { email });
    const answer = await refusal(keeping().restore(lee(), { therapistId: old }));
    expect(answer).toEqual({ code: 'therapist.known', facts: { therapistId: fresh } });
  });
});

describe('another clinic', () => {
  it('finds nobody of ours, and is told nothing else than of somebody who never was', async () => {
    const id = newId();
    await keep(id, null);
    const stranger = { ...lee(), clinicId: newId() };
    expect(await keeping().list(stranger)).toEqual({ items: [], archived: [] });
    const input = { version: 1, entry: entryOf(id) };
    for (const therapistId of [id, newId()]) {
      const tries = [
        () => keeping().archive(stranger, { therapistId }),
        () => keeping().restore(stranger, { therapistId }),
        () => keeping().keep(stranger, { therapistId }, input),
      ];
      for (const attempt of tries) expect(await refusal(attempt())).toEqual({ code: 'missing', facts: {} });
    }
    expect((await keeping().list(lee())).items.map((one) => one.id)).toContain(id);
  });
});
