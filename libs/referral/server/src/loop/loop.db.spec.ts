import { type Id, newId } from '@holdfast/platform/model';
import { Clock, Mailer } from '@holdfast/platform/server';
import { REFERRAL_EDGES, type ReferralState } from '@holdfast/referral/model';
import { UnsafeNow } from '@holdfast/safety/server';
import { Packets } from '../release/packets';
import { Rooms } from '../room/rooms';
import { Interests } from '../search/interests';
import { SearchClosing } from '../search/search-closing';
import { Searches } from '../search/searches';
import { Shortlists } from '../search/shortlists';
import { Therapy } from '../search/therapy';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Board } from './board';
import { Correspondence } from './correspondence';
import { Referrals } from './referrals';

let clinic: ReferringClinic;
let attempts: Attempts;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
});
afterAll(() => clinic?.close());

const lee = () => clinic.as('lee');
const sam = () => clinic.as('sam');
const referrals = () => clinic.app.get(Referrals);
const rooms = () => clinic.app.get(Rooms);
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const tracker = () => clinic.app.get(Therapy).view(sam(), clinic.patientId);
const stateOf = async (referralId: Id) => (await referrals().view(lee(), path(referralId))).referral.state;
const attemptsOf = (searchId: Id) =>
  clinic.sql<{ id: Id; state: ReferralState; therapist_id: Id; replaces: Id | null }>(
    'select id, state, therapist_id, replaces from referral where search_id = $1 order by made_at, id',
    [searchId],
  );

describe('a referral from its need to an outcome', () => {
  it('goes on to the next choice by itself where one declines, and the patient sees each step', async () => {
    await clinic.at(0, 10);
    const { referralId, searchId } = await attempts.sent(2);
    expect((await tracker()).referral).toMatchObject({ done: 'sent', turn: 'therapist', mood: 'forward' });
    const room = await attempts.opened(referralId);
    expect([room.state, room.packet?.identity?.name]).toEqual(['received', 'Sam Rivera']);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'No evening hours.' }), visitor());
    expect((await tracker()).referral).toMatchObject({ mood: 'another' });
    await clinic.at(0, 10.01);
    const [first, second] = await attemptsOf(searchId);
    expect([first?.state, second?.state, second?.replaces]).toEqual(['rerouted', 'sent', referralId]);
    const next = await attempts.opened(second?.id ?? '');
    let now = await rooms().move(next.pass, act('accepted', next.version), visitor());
    expect((await tracker()).referral).toMatchObject({ done: 'accepted', turn: 'therapist' });
    const appointmentAt = `${now.now.slice(0, 10)}T15:00:00.000Z`;
    now = await rooms().move(now.pass, act('scheduled', now.version, { appointmentAt }), visitor());
    expect((await tracker()).referral).toMatchObject({ done: 'appointment', appointmentAt });
    now = await rooms().move(now.pass, act('attended', now.version), visitor());
    const sessions = { attended: 3, planned: 12 };
    now = await rooms().move(now.pass, act('in_therapy', now.version, { sessions }), visitor());
    expect((await tracker()).referral).toMatchObject({ done: 'first-visit' });
    expect(await codeOf(rooms().move(now.pass, act('completed', now.version), visitor()))).toBe('referral.outcome');
    now = await rooms().move(now.pass, act('completed', now.version, { outcome: 'got_help' }), visitor());
    expect([now.state, now.outcome, now.moves]).toEqual(['completed', 'got_help', []]);
    const board = await clinic.app.get(Board).view(lee());
    expect(board.loop).toMatchObject({ sent: 2, closed: 1, of: { answer: 2, appointment: 1, attended: 1 } });
  });

  it('is nobody’s to move but theirs: the clinic cannot accept, the therapist cannot expire', async () => {
    const { referralId } = await attempts.sent(1);
    const { referral } = await referrals().view(lee(), path(referralId));
    for (const to of Object.keys(REFERRAL_EDGES) as ReferralState[]) {
      const isTheirs = ['cancelled', 'entered_in_error'].includes(to);
      if (isTheirs) continue;
      const move = { to, version: referral.version, reason: 'Because.' };
      expect([to, await codeOf(referrals().move(lee(), path(referralId), move))]).toEqual([to, 'referral.edge']);
    }
    const room = await attempts.opened(referralId);
    for (const to of ['expired', 'rerouted', 'cancelled', 'entered_in_error', 'sent', 'completed'] as const) {
      const move = act(to, room.version, { reason: 'Because.', outcome: 'got_help' });
      expect([to, await codeOf(rooms().move(room.pass, move, visitor()))]).toEqual([to, 'referral.edge']);
    }
  });

  it('asks the patient first where they did not agree beforehand, and goes on when they say yes', async () => {
    await clinic.at(0, 12);
    const { referralId, searchId, where, therapistIds } = await attempts.sent(2, false);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(0, 12.1);
    expect(await attemptsOf(searchId)).toHaveLength(1);
    expect((await tracker()).search).toMatchObject({ asks: 'next', next: { therapistId: therapistIds[1] } });
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.at(0, 12.2);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'sent']);
    expect((await tracker()).search?.asks).toBeNull();
  });

  it('tells the next one what a person wrote and how the risk stands, though the patient said yes and is shown neither', async () => {
    await clinic.at(0, 12.5);
    const { searchId, where, therapistIds } = await attempts.searching(2, false);
    const [therapistId = ''] = therapistIds;
    const referralId = newId();
    const { referral } = await referrals().draft(lee(), path(referralId), { searchId, therapistId });
    const { version, content } = await clinic.app.get(Packets).view(lee(), path(referralId));
    const reason = content.reason && { ...content.reason, words: 'Written by a person.' };
    await clinic.app
      .get(Packets)
      .edit(lee(), path(referralId), { version, content: { ...content, reason, scores: null } });
    await referrals().send(lee(), path(referralId), referral.version);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(0, 12.6);
    const saidAt = new Date(clinic.app.get(Clock).now()).toISOString();
    await clinic.app.get(UnsafeNow).say(sam(), { patientId: clinic.patientId, alertId: newId() }, { saidAt });
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.at(0, 12.7);
    const [, second] = await attemptsOf(searchId);
    const { packet } = await attempts.opened(second?.id ?? '');
    expect([packet?.reason?.words, packet?.scores, packet?.risk?.level]).toEqual([
      'Written by a person.',
      null,
      'critical',
    ]);
  });

  it('is a task for its owner where nobody is left, and never an end', async () => {
    await clinic.at(0, 13);
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Moved away.' }), visitor());
    await clinic.at(0, 13.1);
    const { waiting } = await clinic.app.get(Board).view(lee());
    expect(waiting.find((one) => one.patientId === clinic.patientId)).toMatchObject({ why: 'stuck' });
    const [search] = (await clinic.app.get(Searches).list(lee(), clinic.patientId)).items;
    expect([search?.closedAt, search?.stuckAt]).toEqual([null, '2026-03-02T13:06:00.000Z']);
  });

  it('is a task for its owner too where the only attempt was cancelled by hand, and not while one is open', async () => {
    await clinic.at(0, 13.5);
    const { referralId } = await attempts.sent(1);
    const waits = async () =>
      (await clinic.app.get(Board).view(lee())).waiting.find((one) => one.patientId === clinic.patientId)?.why;
    expect(await waits()).toBeUndefined();
    const { referral } = await referrals().view(lee(), path(referralId));
    const cancel = { to: 'cancelled' as const, version: referral.version, reason: 'Moved away.' };
    await referrals().move(lee(), path(referralId), cancel);
    expect(await waits()).toBe('stuck');
  });

  it('waits as a draft for a release where the next choice is not named in the one that holds', async () => {
    await clinic.at(0, 14);
    const { referralId, searchId, where, therapistIds } = await attempts.sent(1);
    const another = await clinic.therapist({ name: 'Not named yet' });
    await clinic.app.get(Shortlists).set(lee(), where, { therapistIds: [...therapistIds, another] });
    const ranked = { therapistIds: [...therapistIds, another], hasStandingConsent: true };
    await clinic.app.get(Shortlists).rank(sam(), where, ranked);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(0, 14.1);
    const [, second] = await attemptsOf(searchId);
    expect([second?.state, second?.therapist_id]).toEqual(['draft', another]);
    const { referral } = await referrals().view(lee(), path(second?.id ?? ''));
    expect(referral.missing).toEqual(['release']);
    expect(await codeOf(referrals().send(lee(), path(referral.id), referral.version))).toBe('release.lacking');
    expect(await stateOf(referral.id)).toBe('draft');
  });

  it('asks one therapist at a time, and sends once however often it is pressed', async () => {
    const { therapistIds, searchId } = await attempts.searching(2, true);
    const [one, other] = [newId(), newId()];
    const [first = '', second = ''] = therapistIds;
    const { referral } = await referrals().draft(lee(), path(one), { searchId, therapistId: first });
    expect(await codeOf(referrals().draft(lee(), path(other), { searchId, therapistId: second }))).toBe(
      'referral.live',
    );
    const pressed = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(referrals().send(lee(), path(one), referral.version))),
    );
    expect(pressed.every((code) => code === 'taken')).toBe(true);
    const { steps } = await referrals().view(lee(), path(one));
    expect(steps.filter(({ to }) => to === 'sent')).toHaveLength(1);
  });

  it('mails that something is new, and no clinical word, name of a patient or code', async () => {
    await clinic.at(0, 14.5);
    const before = clinic.app.get(Mailer).outbox().length;
    await attempts.sent(1);
    await clinic.at(0, 15);
    const mails = clinic.app.get(Mailer).outbox().slice(before);
    expect(mails.filter(({ text }) => text.includes('/room#'))).toHaveLength(1);
    for (const { subject, text } of mails) {
      expect(`${subject} ${text}`).not.toMatch(/therap|psych|refer|patient|Sam|Rivera|ketamine|depress|\b\d{6}\b/i);
    }
  });

  it('tells whoever has not heard anything that somebody looks, and puts it before its owner', async () => {
    const { referralId } = await attempts.sent(1);
    await referrals().missed(sam(), path(referralId));
    expect((await tracker()).referral?.missedAt).not.toBeNull();
    const { items } = await clinic.app.get(Board).view(lee());
    expect(items.find(({ id }) => id === referralId)?.isStuck).toBe(true);
  });
});

describe('a search', () => {
  const searches = async () => (await clinic.app.get(Searches).list(lee(), clinic.patientId)).items;
  const end = async (room: { pass: string; version: number }, outcome: 'got_help' | 'could_not_contact') => {
    let now = await rooms().move(room.pass, act('accepted', room.version), visitor());
    now = await rooms().move(
      now.pass,
      act('scheduled', now.version, { appointmentAt: `${now.now.slice(0, 10)}T15:00:00.000Z` }),
      visitor(),
    );
    now = await rooms().move(now.pass, act('no_show', now.version), visitor());
    await rooms().move(now.pass, act('completed', now.version, { outcome }), visitor());
  };

  it('ends with help that was found, and is somebody’s task after any other outcome', async () => {
    await clinic.at(3, 9);
    const one = await attempts.sent(1);
    await end(await attempts.opened(one.referralId), 'got_help');
    expect((await searches())[0]).toMatchObject({ id: one.searchId, closeReason: 'therapy-began' });
    const other = await attempts.sent(1);
    await end(await attempts.opened(other.referralId), 'could_not_contact');
    expect((await searches())[0]).toMatchObject({ id: other.searchId, closedAt: null });
    const { waiting } = await clinic.app.get(Board).view(lee());
    expect(waiting.find(({ patientId }) => patientId === clinic.patientId)).toMatchObject({ why: 'stuck' });
  });

  it('ends with what was turned, and what was turned is not taken up again', async () => {
    await clinic.at(3, 10);
    const { referralId, searchId, where } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    const declined = await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    const closing = { version: 1, reason: 'patient-declines' as const, words: null };
    const list = await clinic.app.get(SearchClosing).close(lee(), where, closing);
    expect(list.items.find(({ id }) => id === searchId)?.closeReason).toBe('patient-declines');
    expect([await stateOf(referralId), list.interest?.kind]).toEqual(['rerouted', 'declined']);
    expect(await codeOf(rooms().move(room.pass, act('received', declined.version), visitor()))).toBe('referral.moved');
  });

  it('asks nobody else once the patient says not now', async () => {
    await clinic.at(3, 11);
    const { referralId, searchId } = await attempts.sent(2);
    const said = { kind: 'declined' as const, words: null };
    await clinic.app.get(Interests).say(sam(), { patientId: clinic.patientId, interestId: newId() }, said);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(3, 11.1);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['declined']);
    const { waiting } = await clinic.app.get(Board).view(lee());
    expect(waiting.find((one) => one.patientId === clinic.patientId)).toMatchObject({ why: 'declined' });
  });

  it('comes back to the patient where others are offered after nobody was left, and goes on by their order', async () => {
    await clinic.at(3, 12);
    const { referralId, searchId, where, therapistIds } = await attempts.sent(1, false);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(3, 12.1);
    const another = await clinic.therapist({ name: 'One more' });
    await clinic.app.get(Shortlists).set(lee(), where, { therapistIds: [...therapistIds, another] });
    expect((await tracker()).search?.asks).toBe('rank');
    const ranked = { therapistIds: [another], hasStandingConsent: false };
    await clinic.app.get(Shortlists).rank(sam(), where, ranked);
    await clinic.at(3, 12.2);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'draft']);
  });

  it('goes on after a round that failed', async () => {
    await clinic.at(3, 13);
    const { referralId, searchId } = await attempts.sent(2);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    // As it is put off where a round could not do it.
    await clinic.sql(`update referral set due_at = due_at + interval '15 minutes' where id = $1`, [referralId]);
    await clinic.at(3, 13.1);
    expect(await attemptsOf(searchId)).toHaveLength(1);
    await clinic.at(3, 13.3);
    expect((await attemptsOf(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'sent']);
  });
});

describe('asking a therapist again', () => {
  it('is put down with its way, by mail once a day for many at once, and names whom it leaves out and why', async () => {
    await clinic.at(1, 10);
    const { referralId } = await attempts.sent(1);
    const { referral } = await referrals().view(lee(), path(referralId));
    const nudge = (way: 'mail' | 'fax') =>
      clinic.app.get(Correspondence).nudge(lee(), path(referralId), { way, version: referral.version });
    expect(await codeOf(nudge('fax'))).toBe('referral.contact');
    expect((await nudge('mail')).referral.nudges.count).toBe(1);
    const many = await clinic.app.get(Correspondence).nudgeMany(lee(), { referralIds: [referralId] });
    expect(many).toEqual({ nudged: [], left: [{ referralId, why: 'just-nudged' }] });
    await clinic.at(2, 7);
    const later = await clinic.app.get(Correspondence).nudgeMany(lee(), { referralIds: [referralId] });
    expect(later.nudged).toEqual([referralId]);
  });

  it('lets a question come back with its answer', async () => {
    await clinic.at(2, 10);
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    const asked = await rooms().move(
      room.pass,
      act('info_requested', room.version, { reason: 'Which days?' }),
      visitor(),
    );
    expect(asked.messages.map(({ kind, words }) => [kind, words])).toEqual([['question', 'Which days?']]);
    const messageId = newId();
    const answer = { kind: 'answer' as const, words: 'Mondays.' };
    await clinic.app.get(Correspondence).write(lee(), { ...path(referralId), messageId }, answer);
    const again = { ...answer, words: 'Tuesdays.' };
    const other = clinic.app.get(Correspondence).write(lee(), { ...path(referralId), messageId }, again);
    expect(await codeOf(other)).toBe('referral.message');
    expect((await rooms().read(room.pass, visitor())).state).toBe('received');
  });
});
