import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import type { MoveInRoom } from '@holdfast/referral/model';
import { Relaying } from '../room/relaying';
import { Rooms } from '../room/rooms';
import { Interests } from '../search/interests';
import { Shortlists } from '../search/shortlists';
import { Therapy } from '../search/therapy';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Board } from './board';
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
const sam = () => clinic.as('sam');
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const viewOf = async (referralId: Id) => (await clinic.app.get(Referrals).view(lee(), path(referralId))).referral;
const nudge = async (referralId: Id, way: 'mail' | 'phone' | 'fax') =>
  clinic.app.get(Correspondence).nudge(lee(), path(referralId), { way, version: (await viewOf(referralId)).version });
const mailsTo = (address: string) =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to === address).length;
const statesOf = async (searchId: Id) =>
  (
    await clinic.sql<{ state: string }>('select state from referral where search_id = $1 order by made_at, id', [
      searchId,
    ])
  ).map(({ state }) => state);
const stepsOf = async (referralId: Id) =>
  (await clinic.app.get(Referrals).view(lee(), path(referralId))).steps.map(({ kind }) => kind);

describe('a therapist who is not told by mail', () => {
  const byPhone = () =>
    clinic.therapist({ name: `By phone ${newId()}`, contactBy: 'phone', email: null, phone: '555 0100' });

  it('is not silent before somebody called: it is the clinic’s turn, and the clock waits for the call', async () => {
    const { referralId, searchId } = await attempts.sent([await byPhone(), await byPhone()]);
    expect(await viewOf(referralId)).toMatchObject({ turn: 'clinic', isStuck: false, expireAt: null });
    await clinic.at(1, 18);
    expect(await viewOf(referralId)).toMatchObject({ turn: 'clinic', isStuck: true });
    await clinic.at(20, 12);
    expect(await statesOf(searchId)).toEqual(['sent']);
  });

  it('has the days of everybody else once they were called', async () => {
    const { referralId, searchId } = await attempts.sent([await byPhone(), await byPhone()]);
    await clinic.at(8, 10); // a Tuesday
    await nudge(referralId, 'phone');
    expect(await viewOf(referralId)).toMatchObject({ turn: 'therapist', callAt: null, isStuck: false });
    expect((await stepsOf(referralId))[0]).toBe('reached');
    await clinic.at(10, 18);
    // Asked again by a call that somebody has to make, and the days go on.
    expect(await viewOf(referralId)).toMatchObject({ turn: 'clinic', isStuck: true });
    expect((await stepsOf(referralId))[0]).toBe('to-call');
    await clinic.at(15, 16.9);
    expect(await statesOf(searchId)).toEqual(['sent']);
    await clinic.at(15, 17.1);
    expect(await statesOf(searchId)).toEqual(['rerouted', 'sent']);
  });

  it('gets no mail though the directory has an address, unless a person sends one', async () => {
    const therapistId = await clinic.therapist({ contactBy: 'phone', phone: '555 0100', email: 'calls@example.org' });
    const { referralId } = await attempts.sent([therapistId]);
    await clinic.at(0, 11);
    expect(mailsTo('calls@example.org')).toBe(0);
    await nudge(referralId, 'mail');
    await clinic.at(0, 11.1);
    expect([mailsTo('calls@example.org'), (await viewOf(referralId)).turn]).toEqual([1, 'therapist']);
  });

  it('has to be called about words of ours as well', async () => {
    const { referralId } = await attempts.sent([await byPhone()]);
    await attempts.opened(referralId);
    expect((await viewOf(referralId)).turn).toBe('therapist');
    const words = { kind: 'message' as const, words: 'Any news?' };
    await clinic.app.get(Correspondence).write(lee(), { ...path(referralId), messageId: newId() }, words);
    expect((await viewOf(referralId)).turn).toBe('clinic');
  });
});

describe('an answer by phone or fax', () => {
  const relay = (referralId: Id, move: MoveInRoom) =>
    clinic.app.get(Relaying).relay(lee(), path(referralId), { move, way: 'phone', saidBy: 'Dr. Stern' });

  it('is the therapist’s move, and the steps say who took it and who said it', async () => {
    const { referralId } = await attempts.sent(1);
    const { version } = await viewOf(referralId);
    const { referral, steps } = await relay(referralId, act('accepted', version));
    expect([referral.state, referral.turn]).toEqual(['accepted', 'therapist']);
    const [taken, moved] = steps;
    expect([taken?.kind, taken?.words, taken?.by, taken?.name]).toEqual([
      ...(['relayed', 'Dr. Stern · phone', 'sender', 'lee'] as const),
    ]);
    expect([moved?.to, moved?.by]).toEqual(['accepted', 'receiver']);
  });

  it('goes on to the next choice where it is a no, and is refused where it is not theirs to say', async () => {
    const { referralId, searchId } = await attempts.sent(2);
    const { version } = await viewOf(referralId);
    expect(await codeOf(relay(referralId, act('declined', version)))).toBe('referral.reason');
    expect(await codeOf(relay(referralId, act('cancelled', version)))).toBe('referral.edge');
    await relay(referralId, act('declined', version, { reason: 'Full.' }));
    expect(await codeOf(relay(referralId, act('accepted', version)))).toBe('referral.moved');
    await clinic.at(0, 11);
    expect(await statesOf(searchId)).toEqual(['rerouted', 'sent']);
  });
});

describe('asking again', () => {
  const mailed = () => clinic.therapist({ email: 'asked@example.org' });

  it('is the same within a minute, and by mail rests for the day; the clock does not ask right after', async () => {
    const { referralId } = await attempts.sent([await mailed()]);
    await clinic.at(2, 10);
    const before = mailsTo('asked@example.org');
    await Promise.all([nudge(referralId, 'mail'), nudge(referralId, 'mail')]);
    await clinic.at(2, 10.1);
    expect([mailsTo('asked@example.org'), (await viewOf(referralId)).nudges.count]).toEqual([before + 1, 1]);
    expect(await codeOf(nudge(referralId, 'mail'))).toBe('referral.just-nudged');
    await clinic.at(2, 18); // when the clock would have asked
    expect([mailsTo('asked@example.org'), (await viewOf(referralId)).isStuck]).toEqual([before + 1, true]);
  });

  it('names in a round also those that are not there', async () => {
    const { referralId } = await attempts.sent([await mailed()]);
    const unknown = newId();
    const done = await clinic.app.get(Correspondence).nudgeMany(lee(), { referralIds: [referralId, unknown] });
    expect(done).toEqual({ nudged: [referralId], left: [{ referralId: unknown, why: 'unknown' }] });
  });
});

describe('a question of the therapist', () => {
  it('is theirs again once it was answered, with days of its own', async () => {
    const { referralId, searchId } = await attempts.sent(2);
    const room = await attempts.opened(referralId);
    await clinic.app
      .get(Rooms)
      .move(room.pass, act('info_requested', room.version, { reason: 'Evenings?' }), visitor());
    expect(await viewOf(referralId)).toMatchObject({ turn: 'clinic', isAnswered: false });
    await clinic.at(1, 10);
    const answer = { kind: 'answer' as const, words: 'Yes.' };
    await clinic.app.get(Correspondence).write(lee(), { ...path(referralId), messageId: newId() }, answer);
    expect(await viewOf(referralId)).toMatchObject({ turn: 'therapist', isAnswered: true });
    await clinic.at(8, 16.9);
    expect(await statesOf(searchId)).toEqual(['info_requested']);
    await clinic.at(8, 17.1);
    expect(await statesOf(searchId)).toEqual(['rerouted', 'sent']);
  });
});

describe('words to a therapist who is not asked any more', () => {
  it('are refused, and kept nowhere', async () => {
    const { referralId } = await attempts.sent(1);
    const { version } = await viewOf(referralId);
    const cancel = { to: 'cancelled' as const, version, reason: 'Moved away.' };
    await clinic.app.get(Referrals).move(lee(), path(referralId), cancel);
    const write = clinic.app
      .get(Correspondence)
      .write(lee(), { ...path(referralId), messageId: newId() }, { kind: 'message', words: 'Hello?' });
    expect(await codeOf(write)).toBe('referral.edge');
    expect((await clinic.app.get(Referrals).view(lee(), path(referralId))).messages).toEqual([]);
  });
});

describe('a waiting list', () => {
  const waitlisted = async () => {
    const search = await attempts.sent(2);
    const room = await attempts.opened(search.referralId);
    const full = act('waitlisted', room.version, { reason: 'A place in six weeks.' });
    await clinic.app.get(Rooms).move(room.pass, full, visitor());
    await clinic.at(0, 11);
    return search;
  };
  const mailsToSam = () =>
    clinic.app
      .get(Mailer)
      .outbox()
      .filter(({ to }) => to.startsWith('sam@')).length;
  const asks = async () => (await clinic.app.get(Therapy).view(sam(), clinic.patientId)).search?.asks;

  it('asks the patient whether they would rather go on, though they agreed to be passed on', async () => {
    const { searchId, where } = await waitlisted();
    const before = mailsToSam();
    expect([await asks(), await statesOf(searchId)]).toEqual(['wait', ['waitlisted']]);
    await clinic.at(0, 11.05);
    expect(mailsToSam()).toBe(before + 1);
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.at(0, 11.1);
    expect([await asks(), await statesOf(searchId)]).toEqual([null, ['cancelled', 'sent']]);
  });

  it('goes on waiting where they say so, and is no task of anybody', async () => {
    const { searchId, where } = await waitlisted();
    await clinic.app.get(Shortlists).answer(sam(), where, false);
    expect([await asks(), await statesOf(searchId)]).toEqual([null, ['waitlisted']]);
    const [row] = await clinic.sql<{ stuck_at: Date | null }>('select stuck_at from referral_search where id = $1', [
      searchId,
    ]);
    expect(row?.stuck_at).toBeNull();
  });

  it('asks nothing where there is nobody else', async () => {
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    const full = act('waitlisted', room.version, { reason: 'Full.' });
    await clinic.app.get(Rooms).move(room.pass, full, visitor());
    await clinic.at(0, 11);
    expect(await asks()).toBeNull();
  });
});

describe('whoever something waits for', () => {
  const textsTo = (who: string) =>
    clinic.app
      .get(Mailer)
      .outbox()
      .filter(({ to }) => to.startsWith(`${who}@`))
      .map(({ subject, text }) => `${subject} ${text}`);

  it('is told by mail that something is new, and not what: the owner when nobody is left', async () => {
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    await clinic.at(0, 10.5);
    const before = [textsTo('sam').length, textsTo('lee').length];
    await clinic.app.get(Rooms).move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(0, 11);
    expect(textsTo('lee').length).toBeGreaterThan(before[1] ?? 0);
    expect(textsTo('sam')).toHaveLength(before[0] ?? 0);
    for (const text of [...textsTo('sam'), ...textsTo('lee')]) {
      expect(text).not.toMatch(/therap|referral|ketamine|infusion|clinic visit|Sam|Rivera/i);
    }
  });
});

describe('a patient and whoever owns their search', () => {
  it('are told by turns: a release to sign, and that it was signed', async () => {
    const mails = (who: string) =>
      clinic.app
        .get(Mailer)
        .outbox()
        .filter(({ to }) => to.startsWith(`${who}@`)).length;
    await attempts.searching(1);
    await clinic.at(0, 10.1);
    // The list to rank was put there past the workflow; the release was drafted, and both were answered.
    expect([mails('sam'), mails('lee')]).toEqual([1, 2]);
  });
});

describe('what a patient says of therapy', () => {
  it('stands as it was said under one identifier: again is the same, another answer is refused', async () => {
    const interest = { patientId: clinic.patientId, interestId: newId() };
    const interests = clinic.app.get(Interests);
    await interests.say(sam(), interest, { kind: 'asked', words: null });
    expect(await codeOf(interests.say(sam(), interest, { kind: 'asked', words: null }))).toBe('taken');
    expect(await codeOf(interests.say(sam(), interest, { kind: 'declined', words: null }))).toBe('referral.interest');
  });
});

describe('a patient who asks for help to find a therapist', () => {
  const waits = async () =>
    (await clinic.app.get(Board).view(lee())).waiting.find(({ patientId }) => patientId === clinic.patientId)?.why;
  const say = (who: 'lee' | 'sam', kind: 'offered' | 'asked' | 'declined') =>
    clinic.app
      .get(Interests)
      .say(clinic.as(who), { patientId: clinic.patientId, interestId: newId() }, { kind, words: null });

  it('stands on the board until a search is opened, or they decline', async () => {
    expect(await waits()).toBeUndefined();
    await say('sam', 'asked');
    expect(await waits()).toBe('asked');
    await clinic.at(0, 10.1);
    await say('sam', 'declined');
    expect(await waits()).toBeUndefined();
    await clinic.at(0, 10.2);
    await say('lee', 'asked');
    expect(await waits()).toBe('asked');
    await clinic.at(0, 10.3);
    await attempts.sent(1);
    expect(await waits()).toBeUndefined();
  });

  it('says for themselves what they wish, and not that it was offered', async () => {
    expect(await codeOf(say('sam', 'offered'))).toBe('input.invalid');
    expect(await codeOf(say('lee', 'offered'))).toBe('taken');
  });
});
