import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { Releases } from '../release/releases';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Rooms } from '../room/rooms';
import { Board } from './board';
import { ReferralViews } from './referral-views';
import { Referral } from './referral.entity';
import { Referrals } from './referrals';

let clinic: ReferringClinic;
let attempts: Attempts;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const standing = async (referralId: Id) => {
  const { referral } = await clinic.app.get(Referrals).view(clinic.as('lee'), path(referralId));
  const board = await clinic.app.get(Board).view(clinic.as('lee'));
  const card = board.items.find(({ id }) => id === referralId);
  expect([card?.missing, card?.releaseFault]).toEqual([referral.missing, referral.releaseFault]);
  return { missing: referral.missing, fault: referral.releaseFault };
};
const revoke = (releaseId: Id) =>
  clinic.app.get(Releases).revoke(clinic.as('sam'), { patientId: clinic.patientId, releaseId });
const askedOf = async (tx: Tx, job: () => Promise<unknown>) => {
  const client = (await tx.manager.queryRunner?.connect()) as { query: (...all: unknown[]) => unknown };
  const query = client.query.bind(client);
  let count = 0;
  client.query = (...all) => {
    count += 1;
    return query(...all);
  };
  await job().finally(() => (client.query = query));
  return count;
};

describe('an attempt whose release does not hold any more', () => {
  it('says so to the clinic wherever it stands, from the moment the patient takes it back', async () => {
    const { referralId, releaseId } = await attempts.sent(1);
    expect(await standing(referralId)).toEqual({ missing: [], fault: null });
    const { version, pass } = await attempts.opened(referralId);
    await clinic.app.get(Rooms).move(pass, act('accepted', version), visitor());
    await revoke(releaseId);
    expect(await standing(referralId)).toEqual({ missing: ['release'], fault: 'revoked' });
  });

  it('says so once it ran out', async () => {
    const { referralId } = await attempts.sent(1);
    const { version, pass } = await attempts.opened(referralId);
    const taken = await clinic.app.get(Rooms).move(pass, act('accepted', version), visitor());
    const appointmentAt = new Date(Date.parse(`${clinic.day(380)}T12:00:00Z`)).toISOString();
    await clinic.app.get(Rooms).move(pass, act('scheduled', taken.version, { appointmentAt }), visitor());
    await clinic.at(366, 10);
    expect(await standing(referralId)).toEqual({ missing: ['release'], fault: 'expired' });
  });

  it('says so where the entry became somebody else’s, who is not let in either', async () => {
    const { referralId, therapistIds } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    await clinic.rename(therapistIds[0] ?? '', 'Somebody Else');
    expect(await standing(referralId)).toEqual({ missing: ['release'], fault: 'other-recipient' });
    expect(await codeOf(clinic.app.get(Rooms).open(link, visitor()))).toBe('room.withdrawn');
  });

  it('is not sent to somebody else who has the entry now', async () => {
    const { therapistIds, searchId } = await attempts.searching(1);
    const [therapistId = ''] = therapistIds;
    const { id } = await clinic.attempt(searchId, therapistId);
    await clinic.rename(therapistId, 'Somebody Else');
    expect(await standing(id)).toEqual({ missing: ['release'], fault: 'other-recipient' });
    await expect(clinic.app.get(Referrals).send(clinic.as('lee'), path(id), 1)).rejects.toMatchObject({
      code: 'release.lacking',
      facts: { fault: 'other-recipient' },
    });
  });

  it('says nothing once the attempt is over', async () => {
    const { referralId, releaseId } = await attempts.sent(1);
    await revoke(releaseId);
    const move = { to: 'cancelled' as const, version: 2, reason: 'No longer wished for.' };
    await clinic.app.get(Referrals).move(clinic.as('lee'), path(referralId), move);
    expect(await standing(referralId)).toEqual({ missing: [], fault: null });
  });

  it('is found out for a whole board with as many questions to the database as for one', async () => {
    for (let time = 0; time < 4; time += 1) await attempts.sent(1);
    const { searchId, therapistIds } = await attempts.searching(1);
    await clinic.attempt(searchId, therapistIds[0] ?? '');
    await clinic.within(async (tx) => {
      const rows = await tx.manager.findBy(Referral, { clinicId: clinic.clinicId, patientId: clinic.patientId });
      const [sent, draft] = [rows.find(({ state }) => state === 'sent'), rows.find(({ state }) => state === 'draft')];
      const views = clinic.app.get(ReferralViews);
      await views.many(tx, rows);
      const few = await askedOf(tx, () => views.many(tx, [sent, draft] as Referral[]));
      const all = await askedOf(tx, () => views.many(tx, rows));
      expect(rows.length).toBeGreaterThan(5);
      expect(few).toBeGreaterThan(2);
      expect(all).toBe(few);
    });
  });
});
