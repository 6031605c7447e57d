import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import { Rooms } from '../room/rooms';
import { Interests } from './interests';
import { Shortlists } from './shortlists';
import { Therapy } from './therapy';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Board } from '../loop/board';
import { Referrals } from '../loop/referrals';

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
const rooms = () => clinic.app.get(Rooms);
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const mailsTo = (who: string) =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to.startsWith(who)).length;
const statesOf = async (searchId: Id) =>
  (
    await clinic.sql<{ state: string }>('select state from referral where search_id = $1 order by made_at, id', [
      searchId,
    ])
  ).map(({ state }) => state);
const waiting = async () => (await clinic.app.get(Board).view(lee())).waiting.map(({ why }) => why);
const asks = async () => (await clinic.app.get(Therapy).view(sam(), clinic.patientId)).search?.asks;
const say = (kind: 'asked' | 'declined') =>
  clinic.app.get(Interests).say(sam(), { patientId: clinic.patientId, interestId: newId() }, { kind, words: null });
const cancel = async (referralId: Id) => {
  const { version } = (await clinic.app.get(Referrals).view(lee(), path(referralId))).referral;
  await clinic.app.get(Referrals).move(lee(), path(referralId), { to: 'cancelled', version, reason: 'Moved away.' });
};
const turned = async (hasStandingConsent: boolean) => {
  const search = await attempts.sent(2, hasStandingConsent);
  const room = await attempts.opened(search.referralId);
  await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
  return search;
};

describe('a patient’s yes to the next choice', () => {
  it('is gone on with only while it stands: not now, or no more consent, takes it back', async () => {
    const { where, searchId, therapistIds } = await turned(false);
    await clinic.at(0, 11);
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.app.get(Shortlists).rank(sam(), where, { therapistIds: [...therapistIds], hasStandingConsent: false });
    await clinic.at(0, 11.1);
    expect([await statesOf(searchId), await asks()]).toEqual([['declined'], 'next']);
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await say('declined');
    await clinic.at(0, 11.2);
    expect([await statesOf(searchId), await asks(), await waiting()]).toEqual([['declined'], null, ['declined']]);
  });

  it('is gone on with by the clock where whoever was to do it failed', async () => {
    const { where, searchId } = await turned(false);
    await clinic.at(0, 11);
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.sql(`update referral set due_at = now() - interval '1 year' where search_id = $1`, [searchId]);
    await clinic.at(0, 11.1);
    expect(await statesOf(searchId)).toEqual(['rerouted', 'sent']);
  });
});

describe('a patient who says not now', () => {
  it('stays so through whatever the therapist does, is asked nothing, and their owner is told and sees it', async () => {
    const { referralId, searchId } = await attempts.sent(2);
    let room = await attempts.opened(referralId);
    await clinic.at(0, 10.1);
    const before = [mailsTo('lee@'), mailsTo('sam@')];
    await say('declined');
    await clinic.at(0, 10.2);
    expect([mailsTo('lee@') - (before[0] ?? 0), await waiting()]).toEqual([1, ['declined']]);
    room = await rooms().move(room.pass, act('waitlisted', room.version, { reason: 'Six weeks.' }), visitor());
    await clinic.at(0, 11);
    expect([await asks(), mailsTo('sam@'), await waiting()]).toEqual([null, before[1], ['declined']]);
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Gone.' }), visitor());
    await clinic.at(1, 11);
    await clinic.at(30, 11);
    expect([await statesOf(searchId), await asks(), mailsTo('sam@')]).toEqual([['declined'], null, before[1]]);
  });

  it('is not passed on by a new order either, and is asked again once they changed their mind', async () => {
    const { where, searchId, therapistIds } = await turned(false);
    await clinic.at(0, 11);
    await say('declined');
    await clinic.app.get(Shortlists).rank(sam(), where, { therapistIds: [...therapistIds], hasStandingConsent: true });
    await clinic.at(0, 11.1);
    expect(await statesOf(searchId)).toEqual(['declined']);
    await clinic.app.get(Shortlists).rank(sam(), where, { therapistIds: [...therapistIds], hasStandingConsent: false });
    await say('asked');
    await clinic.at(0, 11.2);
    expect([await asks(), await waiting()]).toEqual(['next', ['asking']]);
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.at(0, 11.3);
    expect(await statesOf(searchId)).toEqual(['rerouted', 'sent']);
  });
});

describe('whether to go on waiting', () => {
  const waitlisted = async () => {
    const search = await attempts.sent(2);
    const room = await attempts.opened(search.referralId);
    const view = await rooms().move(room.pass, act('waitlisted', room.version, { reason: 'Six weeks.' }), visitor());
    await clinic.at(0, 11);
    expect(await asks()).toBe('wait');
    return { ...search, view };
  };

  it('is asked no more once the therapist declines: it goes on as agreed beforehand', async () => {
    const { searchId, view } = await waitlisted();
    await rooms().move(view.pass, act('declined', view.version, { reason: 'Gone.' }), visitor());
    await clinic.at(0, 12);
    expect([await statesOf(searchId), await asks()]).toEqual([['rerouted', 'sent'], null]);
  });

  it('is asked no more once the list has run out: it goes on as agreed beforehand', async () => {
    const { searchId } = await waitlisted();
    for (const hour of [12, 13]) await clinic.at(90, hour);
    expect(await statesOf(searchId)).toEqual(['rerouted', 'sent']);
  });

  it('is asked no more once the clinic cancelled, and a yes said all the same asks the next one', async () => {
    const { searchId, referralId, where } = await waitlisted();
    await cancel(referralId);
    expect([await asks(), await waiting()]).toEqual([null, ['next']]);
    for (let again = 0; again < 2; again += 1) await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.at(0, 12);
    expect([await statesOf(searchId), await waiting()]).toEqual([['cancelled', 'sent'], []]);
  });

  it('ends the therapist’s links with the place that the patient gives back', async () => {
    const { searchId, view, where } = await waitlisted();
    await clinic.app.get(Shortlists).answer(sam(), where, true);
    await clinic.at(0, 12);
    expect(await statesOf(searchId)).toEqual(['cancelled', 'sent']);
    expect(await codeOf(rooms().read(view.pass, visitor()))).toBe('room.over');
  });
});
