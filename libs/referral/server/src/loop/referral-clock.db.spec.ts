import type { Id } from '@holdfast/platform/model';
import { Mailer, Sweeper } from '@holdfast/platform/server';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Rooms } from '../room/rooms';
import { Referrals } from './referrals';

// The searches of these clinics are `soon`: asked again after two working days, silent after three more. Day 0 is a Monday.
let clinic: ReferringClinic;
let attempts: Attempts;

beforeEach(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
  await clinic.at(0, 10);
});
afterEach(() => clinic?.close());

const stepsOf = (referralId: Id, kind: string) =>
  clinic.sql<{ at: Date }>(`select at from referral_step where referral_id = $1 and kind = $2 and mover = 'timer'`, [
    referralId,
    kind,
  ]);
const attemptsOf = (searchId: Id) =>
  clinic.sql<{ id: Id; state: string }>('select id, state from referral where search_id = $1 order by made_at, id', [
    searchId,
  ]);
const mails = () => clinic.app.get(Mailer).outbox().length;

describe('the clock of a referral that nobody answers', () => {
  it('asks again once, at the end of the second working day, and goes on once after three more', async () => {
    const { referralId, searchId } = await attempts.sent(2);
    await clinic.at(2, 16.9);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(0);
    const before = mails();
    await clinic.at(2, 17.1);
    await clinic.at(4, 12);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(1);
    expect(mails()).toBe(before + 1);
    await clinic.at(6, 12); // a Sunday
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['sent']);
    await clinic.at(7, 16.9);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['sent']);
    await clinic.at(7, 17.1);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'sent']);
    expect(await stepsOf(referralId, 'moved')).toHaveLength(2);
  });

  it('counts no holiday, and the days of the zone the clinic is in', async () => {
    await clinic.sql(`update clinic set zone = 'Pacific/Auckland'`);
    await clinic.sql(`insert into clinic_holiday (clinic_id, day) select clinic_id, '2026-03-04' from clinic`);
    // Monday 23:00 in Auckland: its working days are Tuesday, and, over the holiday, Thursday.
    const { referralId } = await attempts.sent(1);
    const thursdayEvening = (Date.parse('2026-03-05T17:00:00+13:00') - Date.parse('2026-03-02T00:00:00Z')) / 3_600_000;
    await clinic.at(0, thursdayEvening - 0.1);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(0);
    await clinic.at(0, thursdayEvening + 0.1);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(1);
  });

  it('does each once though several sweep at once, and after a stretch in which nobody swept', async () => {
    const { referralId, searchId } = await attempts.sent(3);
    clinic.app.get(Sweeper);
    await clinic.at(9, 12);
    await Promise.all([clinic.at(9, 12), clinic.at(9, 12), clinic.at(9, 12)]);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(0);
    // It was silent for too long already: it is gone on from, not asked once more.
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'sent']);
    await clinic.at(9, 12);
    expect(await attemptsOf(searchId)).toHaveLength(2);
  });

  it('stops where it was answered, and starts anew with each move', async () => {
    const { referralId, searchId } = await attempts.sent(2);
    const room = await attempts.opened(referralId);
    await clinic.app.get(Rooms).move(room.pass, act('accepted', room.version), visitor());
    await clinic.at(13, 12);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(0);
    await clinic.at(14, 18);
    expect(await stepsOf(referralId, 'nudged')).toHaveLength(1);
    await clinic.at(30, 18);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'sent']);
  });

  it('leaves those alone whom the clinic cancelled', async () => {
    const { referralId, searchId } = await attempts.sent(2);
    const path = { patientId: clinic.patientId, referralId };
    const { referral } = await clinic.app.get(Referrals).view(clinic.as('lee'), path);
    const cancel = { to: 'cancelled' as const, version: referral.version, reason: 'Moved away.' };
    expect(await codeOf(clinic.app.get(Referrals).move(clinic.as('lee'), path, cancel))).toBe('taken');
    await clinic.at(40, 12);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['cancelled']);
  });
});
