import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import { Rooms } from '../room/rooms';
import { SearchClosing } from '../search/search-closing';
import { Searches } from '../search/searches';
import { Shortlists } from '../search/shortlists';
import { act, type Attempts, attemptsIn, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
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
const rooms = () => clinic.app.get(Rooms);
const mailsTo = (who: string) =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ to }) => to.startsWith(who)).length;
const viewOf = async (referralId: Id) =>
  (await clinic.app.get(Referrals).view(lee(), { patientId: clinic.patientId, referralId })).referral;

describe('whoever owns a referral', () => {
  const byPhone = () =>
    clinic.therapist({ name: `By phone ${newId()}`, contactBy: 'phone', email: null, phone: '555 0100' });

  it('is told of a draft that the clock made and nobody released', async () => {
    const { referralId, searchId, where, therapistIds } = await attempts.sent(1);
    const all = [...therapistIds, await clinic.therapist({ name: 'Not released' })];
    await clinic.app.get(Shortlists).set(lee(), where, { therapistIds: all });
    await clinic.app.get(Shortlists).rank(clinic.as('sam'), where, { therapistIds: all, hasStandingConsent: true });
    const room = await attempts.opened(referralId);
    await clinic.at(0, 10.2);
    const before = mailsTo('lee@');
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(0, 10.3);
    const states = await clinic.sql<{ state: string }>('select state from referral where search_id = $1', [searchId]);
    expect(states.map(({ state }) => state).sort()).toEqual(['draft', 'rerouted']);
    expect(mailsTo('lee@') - before).toBe(1);
  });

  it('is told of a call that is due, and of none that they have just put down themselves', async () => {
    const { searchId, therapistIds } = await attempts.searching([await byPhone()]);
    await clinic.at(0, 10.2);
    const before = mailsTo('lee@');
    const at = { patientId: clinic.patientId, referralId: newId() };
    const { referralId } = at;
    const begun = { searchId, therapistId: therapistIds[0] ?? '' };
    const { referral } = await clinic.app.get(Referrals).draft(lee(), at, begun);
    await clinic.app.get(Referrals).send(lee(), at, referral.version);
    await clinic.at(0, 10.5);
    expect(mailsTo('lee@') - before).toBe(0);
    await clinic.at(2, 18);
    expect([mailsTo('lee@') - before, (await viewOf(referralId)).isStuck]).toEqual([1, true]);
  });

  it('is whoever leads the care team where the owner’s account is closed', async () => {
    const { referralId, searchId, where } = await attempts.sent(1);
    const { items } = await clinic.app.get(Searches).list(lee(), clinic.patientId);
    const { version = 1, wishes } = items.find(({ id }) => id === searchId) ?? {};
    if (!wishes) throw new Error('no wishes');
    const ownerId = clinic.as('nurse').accountId;
    await clinic.app.get(Searches).change(lee(), where, { version, urgency: 'soon', wishes, ownerId });
    await clinic.sql(`update account set state = 'suspended' where id = $1`, [ownerId]);
    const room = await attempts.opened(referralId);
    await clinic.at(0, 10.2);
    const before = mailsTo('okafor@');
    await rooms().move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    await clinic.at(0, 10.3);
    expect(mailsTo('okafor@') - before).toBeGreaterThan(0);
  });
});

describe('therapy that goes on after its search was ended', () => {
  it('is still asked for its report, and is somebody’s to look at where none comes', async () => {
    const { referralId, where } = await attempts.sent(1);
    let room = await attempts.opened(referralId);
    room = await rooms().move(room.pass, act('accepted', room.version), visitor());
    const appointmentAt = new Date(Date.parse(clinic.day(3)) + 10 * 3_600_000).toISOString();
    room = await rooms().move(room.pass, act('scheduled', room.version, { appointmentAt }), visitor());
    await clinic.at(3, 12);
    await rooms().move(room.pass, act('attended', room.version), visitor());
    await clinic.app.get(SearchClosing).close(lee(), where, { version: 1, reason: 'therapy-began', words: null });
    await clinic.at(60, 12);
    const { isStuck, nudges } = await viewOf(referralId);
    expect([isStuck, nudges.count]).toEqual([true, 1]);
  });
});
