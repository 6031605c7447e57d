import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import { Rooms } from '../room/rooms';
import { act, type Attempts, attemptsIn, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Board } from './board';
import { Referrals } from './referrals';

let clinic: ReferringClinic;
let attempts: Attempts;

beforeEach(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
  await clinic.at(0, 10);
});
afterEach(() => clinic?.close());

const lee = () => clinic.as('lee');
const referrals = () => clinic.app.get(Referrals);
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const board = () => clinic.app.get(Board).view(lee());
const mailsToLee = () =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to.startsWith('lee@')).length;
const cancel = async (referralId: Id, who = 'lee') => {
  const { version } = (await referrals().view(lee(), path(referralId))).referral;
  await referrals().move(clinic.as(who), path(referralId), { to: 'cancelled', version, reason: 'Moved away.' });
};
// As if so many had been closed today, after they had stood there for months.
const closedBefore = (referralId: Id, count: number) =>
  clinic.sql(
    `insert into referral select (jsonb_populate_record(null::referral, to_jsonb(r) || jsonb_build_object(
        'id', gen_random_uuid(), 'since', r.since - interval '100 days', 'state', 'cancelled', 'closed_at', r.since,
        'due_at', null, 'ask_at', null, 'expire_at', null))).*
      from referral r, generate_series(1, ${count}) where r.id = $1`,
    [referralId],
  );

describe('the board', () => {
  it('keeps what is open before what was closed, and says where it leaves something out', async () => {
    const { referralId } = await attempts.sent(1);
    await closedBefore(referralId, 499);
    const whole = await board();
    expect([whole.items.length, whole.isCut]).toEqual([500, false]);
    await closedBefore(referralId, 1);
    const { items, isCut } = await board();
    expect([items.length, isCut, items.some(({ id }) => id === referralId)]).toEqual([500, true, true]);
  });

  it('says to ask the first one, the next one, or to find others, as it stands', async () => {
    const why = async () => (await board()).waiting.map((one) => one.why);
    const { searchId, therapistIds } = await attempts.searching(2);
    expect(await why()).toEqual(['new']);
    for (const [therapistId, then] of [
      [therapistIds[0], 'next'],
      [therapistIds[1], 'stuck'],
    ] as const) {
      const referralId = newId();
      const begun = { searchId, therapistId: therapistId ?? '' };
      const { referral } = await referrals().draft(lee(), path(referralId), begun);
      await referrals().send(lee(), path(referralId), referral.version);
      await cancel(referralId);
      expect(await why()).toEqual([then]);
    }
  });

  it('says where a patient has not heard anything, until something happens', async () => {
    const { referralId } = await attempts.sent(1);
    const missedAt = async () => (await board()).items.find(({ id }) => id === referralId)?.missedAt;
    expect(await missedAt()).toBeNull();
    await referrals().missed(clinic.as('sam'), path(referralId));
    expect(await missedAt()).not.toBeNull();
    await clinic.at(0, 10.1);
    await attempts.opened(referralId);
    expect(await missedAt()).toBeNull();
  });

  it('is everybody’s where the owner’s account is closed', async () => {
    const { searchId } = await attempts.searching(1);
    await clinic.sql('update referral_search set owner_id = $2 where id = $1', [searchId, newId()]);
    expect((await board()).waiting.map(({ owner }) => owner)).toEqual([null]);
  });
});

describe('a therapist who has said yes', () => {
  it('is somebody’s to tell where a colleague of the owner cancels it', async () => {
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    await clinic.app.get(Rooms).move(room.pass, act('accepted', room.version), visitor());
    await clinic.at(0, 10.2);
    const before = mailsToLee();
    await cancel(referralId, 'nurse');
    await clinic.at(0, 10.3);
    expect(mailsToLee() - before).toBe(1);
  });
});
