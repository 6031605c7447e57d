import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { recordFile, type ImportPreview, referralPolicy, type TherapistRecord } from '@holdfast/referral/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { DirectoryImport } from './directory-import';
import { DirectoryModule } from './directory.module';
import { DirectoryKeeping } from './directory-keeping';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: DirectoryModule, policies: [treatmentPolicy, referralPolicy] });
});
afterAll(() => clinic?.close());

const BAD: readonly TherapistRecord[] = [{ email: 'none' }, { name: '' }, { languages: '' }, { verifiedOn: 'May' }];
const row = (number: number, part: TherapistRecord = {}): TherapistRecord => ({
  ...{ name: `Therapist ${number}`, languages: 'en; es', telehealth: 'yes', contactBy: 'mail' },
  ...{
    verifiedOn: '2026-02-01',
    email: `t${number}@example.org`,
    phone: '+1 555 010 0100',
    payers: 'Blue Cross; Aetna',
  },
  ...part,
});
const rows = Array.from({ length: 500 }, (_, at) => row(at, at % 25 === 7 ? BAD[((at - 7) / 25) % 4] : {}));
const csv = recordFile(rows);

const files = () => clinic.app.get(DirectoryImport);
const lee = () => clinic.as('lee');
const preview = (text: string) => files().preview(lee(), { csv: text });
const confirm = (text: string, { seal }: ImportPreview) => files().confirm(lee(), { csv: text, seal });
const list = () => clinic.app.get(DirectoryKeeping).list(lee());
const counted = ({ created, changed, same, bad }: ImportPreview) => [created.length, changed.length, same, bad.length];
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ code, facts }: { code: string; facts: unknown }) => ({ code, facts }),
  );

describe('an import of five hundred therapists with twenty bad rows', () => {
  it('shows what it would do, names the twenty with their lines and why, and does nothing yet', async () => {
    const shown = await preview(csv);
    expect(counted(shown)).toEqual([480, 0, 0, 20]);
    expect(shown.bad.slice(0, 3)).toEqual([
      { line: 9, name: 'Therapist 7', faults: [{ column: 'email', fault: 'format' }] },
      { line: 34, name: '', faults: [{ column: 'name', fault: 'missing' }] },
      { line: 59, name: 'Therapist 57', faults: [{ column: 'languages', fault: 'missing' }] },
    ]);
    expect((await list()).items).toEqual([]);
  });

  it('creates the 480 once, however many confirm at the same time', async () => {
    const shown = await preview(csv);
    const answers = await Promise.all([0, 1, 2].map(() => refusal(confirm(csv, shown))));
    const stale = { code: 'therapist.import-stale', facts: {} };
    expect(answers.filter((one) => one === 'done')).toHaveLength(1);
    expect(answers.filter((one) => one !== 'done')).toEqual([stale, stale]);
    const { items } = await list();
    expect(items).toHaveLength(480);
    expect(items.every(({ version }) => version === 1)).toBe(true);
    expect(items.find(({ entry }) => entry.email === 't0@example.org')?.entry).toMatchObject({
      ...{ name: 'Therapist 0', languages: ['en', 'es'], payers: ['Blue Cross', 'Aetna'], phone: '+1 555 010 0100' },
    });
  });

  it('doubles nothing when it is imported again', async () => {
    const shown = await preview(csv);
    expect(counted(shown)).toEqual([0, 0, 480, 20]);
    expect(await confirm(csv, shown)).toEqual({ created: 0, changed: 0, same: 480, bad: 20 });
    expect((await list()).items).toHaveLength(480);
  });

  it('changes those that are written otherwise, and no others', async () => {
    const other = recordFile(rows.map((one, at) => (at < 3 ? { ...one, waitDays: '30' } : one)));
    const shown = await preview(other);
    expect(shown.changed).toEqual([0, 1, 2].map((at) => ({ line: at + 2, name: `Therapist ${at}` })));
    await confirm(other, shown);
    const { items } = await list();
    const changed = items.filter(({ version }) => version === 2);
    expect(changed.map(({ entry }) => entry.waitDays)).toEqual([30, 30, 30]);
    expect(items).toHaveLength(480);
    expect(counted(await preview(other))).toEqual([0, 0, 480, 20]);
  });

  it('is refused where somebody changed the directory after it was shown, and then shown anew', async () => {
    const more = recordFile([row(9001)]);
    const shown = await preview(more);
    const [one] = (await list()).items;
    if (!one) throw new Error('Nobody is in the directory.');
    const entry = { ...one.entry, waitDays: 77 };
    await clinic.app.get(DirectoryKeeping).keep(lee(), { therapistId: one.id }, { version: one.version, entry });
    expect(await refusal(confirm(more, shown))).toEqual({ code: 'therapist.import-stale', facts: {} });
    expect((await list()).items).toHaveLength(480);
    expect(await confirm(more, await preview(more))).toMatchObject({ created: 1 });
  });

  it('is refused with a seal that was made for another file', async () => {
    const shown = await preview(recordFile([row(9002)]));
    const answer = await refusal(confirm(recordFile([row(9003)]), shown));
    expect(answer).toEqual({ code: 'therapist.import-stale', facts: {} });
  });
});

describe('a file that cannot be read', () => {
  it('is refused with the columns that are missing, and where one is unknown', async () => {
    expect(await refusal(preview('name,langauges,contactBy\nInes,en,mail\n'))).toEqual({
      code: 'therapist.import-unreadable',
      facts: { fault: 'columns', columns: ['languages', 'verifiedOn'], unknown: ['2'] },
    });
    expect(await refusal(preview('name,"languages'))).toMatchObject({ facts: { fault: 'quotes' } });
  });
});

describe('the directory as a file', () => {
  it('changes nothing when it is imported again', async () => {
    const risky = recordFile([row(9100, { name: '=SUM(A1)', practice: '"Bay", east', place: '@home' })]);
    await confirm(risky, await preview(risky));
    const file = await files().file(lee());
    expect(file).toContain("'=SUM(A1)");
    const { items } = await list();
    expect(counted(await preview(file))).toEqual([0, 0, items.length, 0]);
    expect(items.map(({ entry }) => entry.name)).toContain('=SUM(A1)');
  });
});
