import { importPlan, therapistKey } from './therapist-import';
import { recordOf, type TherapistRecord } from './therapist-row';
import type { TherapistEntry } from './therapist.contract';

const row = (number: number, part: TherapistRecord = {}): TherapistRecord => ({
  ...{ name: `Therapist ${number}`, languages: 'en', telehealth: 'yes', contactBy: 'mail', verifiedOn: '2026-11-01' },
  email: `t${number}@example.org`,
  ...part,
});
const BAD: readonly TherapistRecord[] = [{ email: 'none' }, { name: '' }, { languages: '' }, { verifiedOn: 'May' }];

describe('the day on which somebody was checked', () => {
  it('is none that is still to come', () => {
    const rows = [row(1, { verifiedOn: '9999-01-01' }), row(2, { verifiedOn: '2026-11-24' })];
    const { created, bad } = importPlan(rows, [], '2026-11-24');
    expect([created.map(({ line }) => line), bad]).toEqual([
      [3],
      [{ line: 2, faults: [{ column: 'verifiedOn', fault: 'ahead' }] }],
    ]);
  });
});

describe('an import of five hundred therapists with twenty bad rows', () => {
  const rows = Array.from({ length: 500 }, (_, at) => row(at, at % 25 === 7 ? BAD[((at - 7) / 25) % 4] : {}));
  const first = importPlan(rows, []);
  const known = first.created.map(({ entry, line }) => ({ id: String(line), version: 1, entry }));

  it('would create 480, and names the twenty with their lines and why', () => {
    expect(first.created).toHaveLength(480);
    expect(first.bad).toHaveLength(20);
    expect(first.bad.slice(0, 2)).toEqual([
      { line: 9, faults: [{ column: 'email', fault: 'format' }] },
      { line: 34, faults: [{ column: 'name', fault: 'missing' }] },
    ]);
  });

  it('doubles nothing when it is read again, in whatever order', () => {
    const again = importPlan(rows.toReversed(), known);
    expect([again.created.length, again.changed.length, again.same.length, again.bad.length]).toEqual([0, 0, 480, 20]);
  });

  it('passes over empty lines, and counts them', () => {
    const { created, bad } = importPlan([row(1), { name: ' ', email: '' }, row(2)], []);
    expect(created.map(({ line }) => line)).toEqual([2, 4]);
    expect(bad).toEqual([]);
  });

  it('changes the one that is written otherwise, over the version that was seen', () => {
    const changed = importPlan([row(0, { waitDays: '30', name: 'Therapist 0' })], known);
    expect(changed.changed).toMatchObject([{ id: '2', version: 1, entry: { waitDays: 30 } }]);
    expect(changed.created).toEqual([]);
  });
});

describe('the same therapist', () => {
  const entry = (part: Partial<TherapistEntry>) =>
    ({ email: null, name: 'Ines  Marquez', practice: 'Bay', ...part }) as TherapistEntry;

  it('is known by name and address, or by name and practice where there is none, however they are written', () => {
    const marquez = therapistKey(entry({ email: 'a@example.org' }));
    expect(marquez).toBe(therapistKey(entry({ email: 'A@example.org', name: 'ines marquez', practice: 'Hill' })));
    // Several of one practice share its address.
    expect(marquez).not.toBe(therapistKey(entry({ email: 'a@example.org', name: 'Ken Abara' })));
    expect(therapistKey(entry({}))).toBe(therapistKey(entry({ name: 'ines marquez' })));
    expect(therapistKey(entry({}))).not.toBe(therapistKey(entry({ practice: 'Hill' })));
  });

  it('twice in one file is created once, and the second is named', () => {
    const { created, bad } = importPlan([row(1), row(1, { name: 'THERAPIST  1' })], []);
    expect(created).toHaveLength(1);
    expect(bad).toEqual([{ line: 3, faults: [{ column: 'email', fault: 'twice' }] }]);
    expect(recordOf(created[0]?.entry as TherapistEntry).email).toBe('t1@example.org');
  });
});
