import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import { Rooms } from '../room/rooms';
import { act, type Attempts, attemptsIn, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Correspondence } from './correspondence';
import { Referrals } from './referrals';

// Searches are `soon`: asked again after two working days, silent after three more. Day 0 is a Monday.
let clinic: ReferringClinic;
let attempts: Attempts;

beforeEach(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
  await clinic.at(0, 10);
});
afterEach(() => clinic?.close());

const lee = () => clinic.as('lee');
const rooms = () => clinic.app.get(Rooms);
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const detailOf = (referralId: Id) => clinic.app.get(Referrals).view(lee(), path(referralId));
const viewOf = async (referralId: Id) => (await detailOf(referralId)).referral;
const write = (referralId: Id, kind: 'answer' | 'message') =>
  clinic.app.get(Correspondence).write(lee(), { ...path(referralId), messageId: newId() }, { kind, words: 'Yes.' });
const nudge = async (referralId: Id, way: 'mail' | 'phone') =>
  clinic.app.get(Correspondence).nudge(lee(), path(referralId), { way, version: (await viewOf(referralId)).version });
const byPhone = () =>
  clinic.therapist({ name: `By phone ${newId()}`, contactBy: 'phone', email: null, phone: '555 0100' });

describe('whoever was not told', () => {
  it('of an answer is not silent before somebody called, and has their days from then on', async () => {
    const { referralId } = await attempts.sent([await byPhone(), await byPhone()]);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('info_requested', room.version, { reason: 'Evenings?' }), visitor());
    await clinic.at(1, 10);
    await write(referralId, 'answer');
    expect(await viewOf(referralId)).toMatchObject({ turn: 'clinic', expireAt: null });
    await clinic.at(20, 12);
    expect(await viewOf(referralId)).toMatchObject({ state: 'info_requested', isStuck: true });
    await nudge(referralId, 'phone');
    expect((await viewOf(referralId)).expireAt).not.toBeNull();
    await clinic.at(34, 12);
    expect((await viewOf(referralId)).state).toBe('rerouted');
  });

  it('because their address went before the mail was written, is to be called and does not run out', async () => {
    const therapistId = await clinic.therapist({ name: 'Nora Was', email: 'nora@example.org' });
    const { referralId } = await attempts.sent([therapistId, await byPhone()]);
    await clinic.rename(therapistId, 'Nora Was', { email: null, phone: '555 0101', contactBy: 'phone' });
    await clinic.at(0, 11);
    expect(await viewOf(referralId)).toMatchObject({ turn: 'clinic', expireAt: null });
    await clinic.at(20, 12);
    expect(await viewOf(referralId)).toMatchObject({ state: 'sent', isStuck: true });
    const mails = clinic.app.get(Mailer).outbox();
    expect(mails.filter(({ to }) => to === 'nora@example.org')).toEqual([]);
  });

  it('and reads it in the room, need not be called any more', async () => {
    const { referralId } = await attempts.sent([await byPhone()]);
    const room = await attempts.opened(referralId);
    await write(referralId, 'message');
    expect((await viewOf(referralId)).turn).toBe('clinic');
    expect((await rooms().read(room.pass, visitor())).messages).toHaveLength(1);
    expect(await viewOf(referralId)).toMatchObject({ turn: 'therapist', callAt: null, isStuck: false });
  });
});

describe('words of a therapist', () => {
  it('are no silence: their days begin anew', async () => {
    const { referralId } = await attempts.sent(2);
    const room = await attempts.opened(referralId);
    await clinic.at(7, 16);
    const words = { kind: 'message' as const, words: 'I will tell you on Wednesday.', times: [] };
    await rooms().write(room.pass, newId(), words, visitor());
    await clinic.at(8, 12);
    expect(await viewOf(referralId)).toMatchObject({ state: 'received', isStuck: false });
  });
});

describe('a call', () => {
  it('is put down though a mail went out a moment ago, and a second press of either is the same', async () => {
    const { referralId } = await attempts.sent([await clinic.therapist({ phone: '555 0100' })]);
    await clinic.at(1, 10);
    for (const way of ['mail', 'phone', 'mail', 'phone'] as const) await nudge(referralId, way);
    const { steps } = await detailOf(referralId);
    const said = steps.filter(({ kind }) => kind === 'nudged' || kind === 'reached').map(({ words }) => words);
    expect(said).toEqual(['phone', 'mail']);
  });
});
