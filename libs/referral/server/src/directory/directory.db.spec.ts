import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { type Id, newId } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import { referralPolicy, type TherapistEntry } from '@holdfast/referral/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { ReferralModule } from '../referral.module';
import { Directory } from './directory';
import { Therapist } from './therapist.entity';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: ReferralModule, policies: [treatmentPolicy, referralPolicy] });
});
afterAll(() => clinic?.close());

const ENTRY: TherapistEntry = {
  ...{ name: 'Ines Marquez', practice: null, modalities: ['cbt'], populations: ['adults'], languages: ['en', 'es'] },
  ...{ gender: 'woman', payers: ['Blue Cross'], feeFrom: 90, feeTo: 140, telehealth: true, inPerson: false },
  ...{ place: null, accessibility: [], capacity: 'open', waitDays: 14, email: 'ines@example.org', phone: null },
  ...{ fax: null, contactBy: 'mail', verifiedOn: '2026-02-01' },
};
const directory = () => clinic.app.get(Directory);
const within = <T>(job: (tx: Tx) => Promise<T>) => clinic.app.get(Work).as(clinic.as('lee'), job);

async function known(part: Partial<TherapistEntry> = {}, isArchived = false): Promise<Id> {
  const id = newId();
  const entry = { ...ENTRY, email: `${id}@example.org`, ...part };
  await within(async (tx) => {
    const at = new Date(tx.now);
    const row = { clinicId: clinic.clinicId, id, version: 1, madeAt: at, changedAt: at, changedBy: tx.actor.accountId };
    const archivedAt = isArchived ? at : null;
    await tx.manager.insert(Therapist, {
      ...row,
      ...(await directory().sealed(clinic.clinicId, id, entry)),
      archivedAt,
    });
  });
  return id;
}

/** Attempts with a therapist, each sent, answered, accepted and attended after so many days; null where it was not. */
async function attempts(therapistId: Id, all: readonly (readonly (number | null)[])[]): Promise<void> {
  for (const [sent, answered, accepted, attended] of all) {
    const searchId = newId();
    const base = [clinic.clinicId, searchId, clinic.patientId, clinic.as('lee').accountId];
    await clinic.sql(
      `insert into referral_search (clinic_id, id, patient_id, reasons, urgency, words_sealed, wishes_sealed, owner_id,
        digest, opened_at, opened_by, closed_at, closed_by, close_reason)
        values ($1, $2, $3, '{}', 'routine', '', '', $4, '', now(), $4, now(), $4, 'other')`,
      base,
    );
    await clinic.sql(
      `insert into referral (clinic_id, search_id, id, patient_id, therapist_id, state, since, urgency, owner_id, sent_at,
        answered_at, accepted_at, attended_at, made_at, made_by)
        values ($1, $2, gen_random_uuid(), $3, $5, 'sent', now(), 'routine', $4, day($6), day($7), day($8), day($9), now(), $4)`.replaceAll(
        /day\((\$\d)\)/g,
        `'2026-03-02'::timestamptz + $1::float8 * interval '1 day'`,
      ),
      [...base, therapistId, sent, answered, accepted, attended],
    );
  }
}

describe('the directory, as other work reads it', () => {
  it('knows everybody who was not put away, by name, and tells of those who were when asked by name', async () => {
    const zoe = await known({ name: 'Zoe Last' });
    const amir = await known({ name: 'Amir First' });
    const gone = await known({ name: 'Bo Gone' }, true);
    const all = await within((tx) => directory().all(tx));
    expect(all.map(({ entry }) => entry.name)).toEqual(['Amir First', 'Zoe Last']);
    const found = await within((tx) => directory().entriesOf(tx, [gone, amir, newId()]));
    expect([...found.keys()].toSorted()).toEqual([amir, gone].toSorted());
    expect(found.get(gone)?.entry.name).toBe('Bo Gone');
    expect(all.find(({ id }) => id === zoe)?.version).toBe(1);
  });

  it('keeps nothing of anybody in the clear', async () => {
    const id = await known({ name: 'Hidden Person', email: 'hidden@example.org' });
    const [row] = await clinic.sql<{ text: string }>('select therapist::text as text from therapist where id = $1', [
      id,
    ]);
    const bytes = Buffer.from(row?.text ?? '').toString();
    for (const word of ['Hidden', 'hidden@example.org']) {
      expect(bytes).not.toContain(word);
      expect(bytes).not.toContain(Buffer.from(word).toString('hex'));
    }
  });

  it('reckons what came of our own referrals, with the median of the days until an answer', async () => {
    const id = await known();
    const never = await known();
    await attempts(id, [
      [0, 1, 1, 9],
      [0, 4, 4, null],
      [0, 2, null, null],
      [0, null, null, null],
      [null, null, null, null],
    ]);
    await clinic.sql(
      `update referral set state = 'completed', outcome = 'got_help' where therapist_id = $1 and attended_at is not null`,
      [id],
    );
    const told = await within((tx) => directory().historyOf(tx, [id, never]));
    expect(told.get(id)).toEqual({
      sent: 4,
      answered: 3,
      accepted: 2,
      attended: 1,
      ended: 1,
      helped: 1,
      answerDays: 2,
    });
    expect(told.get(never)).toEqual({
      sent: 0,
      answered: 0,
      accepted: 0,
      attended: 0,
      ended: 0,
      helped: 0,
      answerDays: null,
    });
  });
});
