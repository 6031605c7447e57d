import type { Id } from '@holdfast/platform/model';
import { Mailer, Work } from '@holdfast/platform/server';
import { Correspondence } from '../loop/correspondence';
import { Referrals } from '../loop/referrals';
import { Releases } from '../release/releases';
import { type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { RoomLinks } from './room-links';
import { Rooms } from './rooms';

// Searches are `soon`: asked again after two working days. Day 0 is a Monday.
let clinic: ReferringClinic;
let attempts: Attempts;

beforeEach(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
  await clinic.at(0, 10);
});
afterEach(() => clinic?.close());

const ADDRESS = 'practice@example.org';
const lee = () => clinic.as('lee');
const rooms = () => clinic.app.get(Rooms);
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const end = (referralId: Id) => clinic.app.get(RoomLinks).end(lee(), path(referralId));
const viewOf = async (referralId: Id) => (await clinic.app.get(Referrals).view(lee(), path(referralId))).referral;
const mailsTo = (who: string) =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to.startsWith(who)).length;
const sent = async (name: string) => {
  const attempt = await attempts.sent([await clinic.therapist({ name, email: ADDRESS, phone: '555 0100' })]);
  await clinic.at(0, 10.2);
  return attempt;
};

describe('a link that the clinic ended', () => {
  it('brings no other by way of another room of the same address, which learns nothing of it', async () => {
    const first = await sent('Ann One');
    const room = await attempts.opened(first.referralId);
    const second = await sent('Bea Two');
    await end(second.referralId);
    const before = mailsTo(ADDRESS);
    expect(await codeOf(rooms().other(room.pass, second.referralId, visitor()))).toBe('taken');
    await clinic.at(0, 10.4);
    expect([mailsTo(ADDRESS), (await viewOf(second.referralId)).callAt]).toEqual([before, null]);
  });

  it('is not replaced by the clock, which asks for a call instead, and is by a person who asks again', async () => {
    const { referralId } = await sent('Ann One');
    await end(referralId);
    const before = mailsTo(ADDRESS);
    await clinic.at(2, 18);
    const { callAt, version } = await viewOf(referralId);
    expect([mailsTo(ADDRESS), callAt === null]).toEqual([before, false]);
    await clinic.app.get(Correspondence).nudge(lee(), path(referralId), { way: 'mail', version });
    await clinic.at(2, 18.1);
    expect(mailsTo(ADDRESS)).toBe(before + 1);
  });

  it('stays ended by the clinic though its therapist leaves a moment later', async () => {
    const { referralId } = await sent('Ann One');
    const { token } = await attempts.linkOf(referralId);
    await end(referralId);
    const [link] = await clinic.sql<{ id: Id }>('select id from room_link where referral_id = $1 order by id desc', [
      referralId,
    ]);
    const id = link?.id ?? '';
    const actor = { ...clinic.as('sam'), accountId: id };
    await clinic.app.get(Work).as(actor, (tx) => clinic.app.get(RoomLinks).leave(tx, id, clinic.patientId));
    expect(await clinic.sql('select ended_why from room_link where id = $1', [id])).toEqual([{ ended_why: 'clinic' }]);
    const before = mailsTo(ADDRESS);
    await rooms().renew(token, visitor());
    await clinic.at(0, 10.4);
    expect(mailsTo(ADDRESS)).toBe(before);
  });
});

describe('a room that shows nothing any more', () => {
  it('is no place to send somebody to: the clock asks for a call', async () => {
    const { referralId, releaseId } = await sent('Ann One');
    await clinic.app.get(Releases).revoke(clinic.as('sam'), { patientId: clinic.patientId, releaseId });
    const before = mailsTo(ADDRESS);
    await clinic.at(2, 18);
    expect([mailsTo(ADDRESS), (await viewOf(referralId)).isStuck]).toEqual([before, true]);
  });
});
