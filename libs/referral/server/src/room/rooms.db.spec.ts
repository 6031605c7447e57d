import { type Id, newId } from '@holdfast/platform/model';
import { Mailer, Sealing } from '@holdfast/platform/server';
import { Referrals } from '../loop/referrals';
import { patientKey } from '../referral-rows';
import { Releases } from '../release/releases';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { RoomLinks } from './room-links';
import { Rooms } from './rooms';
import { RoomVisits } from './room-visits';

const HOUR = 1;
let clinic: ReferringClinic;
let attempts: Attempts;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 9 + HOUR));

const rooms = () => clinic.app.get(Rooms);
const door = (token: string) => clinic.app.get(RoomVisits).door(token, null, visitor());
const open = (link: { token: string; code: string }) => codeOf(rooms().open(link, visitor()));
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const detail = (referralId: Id) => clinic.app.get(Referrals).view(clinic.as('lee'), path(referralId));
const other = (code: string) => (code === '111111' ? '222222' : '111111');
/** What stands in the trail of whoever came through the links of an attempt, and whether it names the patient's chart. */
const trailOf = async (referralId: Id) =>
  clinic.sql<{ action: string; outcome: string; mine: boolean }>(
    `select action, outcome::text, patient_id = $2 as mine from audit_entry
      where account_id in (select id from room_link where referral_id = $1) order by id`,
    [referralId, clinic.patientId],
  );
const trail = async (action: string) =>
  (await clinic.sql<{ n: number }>('select count(*)::integer as n from audit_entry where action = $1', [action]))[0]?.n;

describe('a link to a room', () => {
  it('is not spent by looking at its door, however often a scanner does', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    for (let time = 0; time < 20; time += 1) {
      expect(await door(link.token)).toEqual({
        ...{ clinic: { neutralName: 'Asked', phone: '+1 555 0100' }, state: 'waiting', why: null, mayRenew: false },
      });
    }
    expect((await detail(referralId)).referral.state).toBe('sent');
    expect(await open(link)).toBe('taken');
    expect((await door(link.token)).state).toBe('opened');
  });

  it('opens for the first browser that has the code, of a crowd for one', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    const codes = await Promise.all(Array.from({ length: 8 }, () => open(link)));
    expect(codes.filter((code) => code === 'taken')).toHaveLength(1);
    expect(codes.filter((code) => code === 'room.over')).toHaveLength(7);
    expect(await open(link)).toBe('room.over');
  });

  it('is locked after five wrong codes, also when they come at once, and the right one is then no help', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    const wrong = { ...link, code: other(link.code) };
    const tries = await Promise.all(Array.from({ length: 12 }, () => open(wrong)));
    expect(tries.filter((code) => code === 'room.code')).toHaveLength(5);
    expect(tries.filter((code) => code === 'room.over')).toHaveLength(7);
    expect(await open(link)).toBe('room.over');
    expect((await detail(referralId)).link).toMatchObject({ state: 'locked', code: null });
    expect(await open(await attempts.linkOf(referralId))).toBe('taken');
  });

  it('says how many tries are left, and opens with the last one', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    for (const left of [4, 3, 2, 1]) {
      const refused = rooms().open({ ...link, code: other(link.code) }, visitor());
      await expect(refused).rejects.toMatchObject({ code: 'room.code', facts: { left } });
    }
    expect(await open(link)).toBe('taken');
  });

  it('runs out after three days, and another comes to the same address and says nothing else', async () => {
    const { referralId } = await attempts.sent(1);
    await clinic.at(0, 10.01);
    await clinic.at(0, 10);
    const link = await attempts.linkOf(referralId);
    // Being asked again would bring another link before.
    await clinic.sql('update referral set ask_at = null, due_at = null where id = $1', [referralId]);
    await clinic.at(3, 9.9);
    expect((await door(link.token)).state).toBe('waiting');
    await clinic.at(3, 10);
    expect(await open(link)).toBe('room.over');
    const before = clinic.app.get(Mailer).outbox().length;
    await rooms().renew(link.token, visitor());
    await clinic.at(3, 10.1);
    expect(clinic.app.get(Mailer).outbox()).toHaveLength(before + 1);
    expect((await detail(referralId)).link).toMatchObject({ state: 'waiting', code: expect.stringMatching(/^\d{6}$/) });
  });

  it('can be asked for a handful of times a day, because each is a mail, and not while it waits', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    const { token } = link;
    await rooms().renew(token, visitor());
    for (let time = 0; time < 5; time += 1) await open({ ...link, code: other(link.code) });
    await clinic.at(0, 10.01);
    const before = clinic.app.get(Mailer).outbox().length;
    for (let time = 0; time < 9; time += 1) {
      await rooms().renew(token, visitor());
      await clinic.at(0, 10.02);
    }
    expect(clinic.app.get(Mailer).outbox()).toHaveLength(before + 6);
  });

  it('gives one answer, whether it is unknown, foreign, ended or replaced', async () => {
    const { referralId } = await attempts.sent(1);
    const first = await attempts.linkOf(referralId);
    const second = await attempts.linkOf(referralId);
    expect(await open(first)).toBe('room.over');
    await clinic.app.get(RoomLinks).end(clinic.as('lee'), path(referralId));
    expect(await open(second)).toBe('room.over');
    expect(await open({ token: `${newId()}.${'x'.repeat(43)}`, code: '123456' })).toBe('room.over');
    expect(await open({ token: 'x'.repeat(60), code: '123456' })).toBe('room.over');
    expect(await codeOf(rooms().read(`${clinic.clinicId}.${'y'.repeat(43)}`, visitor()))).toBe('room.over');
  });

  it('makes who opens it anew the one who is in, and nobody before', async () => {
    const { referralId } = await attempts.sent(1);
    const before = await attempts.opened(referralId);
    const link = await attempts.linkOf(referralId);
    expect(await codeOf(rooms().read(before.pass, visitor()))).toBe('taken');
    expect(await open(link)).toBe('taken');
    expect(await codeOf(rooms().read(before.pass, visitor()))).toBe('room.over');
  });
});

describe('a room', () => {
  it('takes one of fifty accepts', async () => {
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    const accept = { ...act('accepted', room.version) };
    const decline = { ...act('declined', room.version, { reason: 'Full.' }) };
    const moves = Array.from({ length: 50 }, (_, one) =>
      rooms().move(room.pass, one % 2 ? decline : accept, visitor()),
    );
    const codes = await Promise.all(moves.map(codeOf));
    const { steps, referral } = await detail(referralId);
    expect(steps.filter(({ to }) => to === 'accepted' || to === 'declined')).toHaveLength(1);
    expect(codes.filter((code) => code === 'taken')).toHaveLength(25);
    expect(codes.filter((code) => code === 'referral.moved')).toHaveLength(25);
    expect(['accepted', 'declined']).toContain(referral.state);
  });

  it('shows nothing where the permission was taken back before it was opened, and both trails say so', async () => {
    const { referralId, releaseId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    const before = (await detail(referralId)).steps.length;
    await clinic.app
      .get(Releases)
      .revoke(clinic.as('sam', 'release.revoke'), { patientId: clinic.patientId, releaseId });
    expect(await open(link)).toBe('room.withdrawn');
    const { steps, referral } = await detail(referralId);
    expect([referral.state, steps.length, steps[0]?.kind]).toEqual(['sent', before + 1, 'refused']);
    // Of the therapist: no opening that was allowed, one that was refused; of the patient: that the release was revoked.
    expect(await trailOf(referralId)).toEqual([
      { action: 'room.end', outcome: 'allowed', mine: true },
      { action: 'room.open', outcome: 'refused', mine: true },
    ]);
    expect(await trail('release.revoke')).toBeGreaterThan(0);
    expect(await open(link)).toBe('room.over');
    expect((await trailOf(referralId)).at(-1)).toEqual({ action: 'room.refuse', outcome: 'refused', mine: true });
    expect((await door(link.token)).mayRenew).toBe(false);
  });

  it('shows nothing from the moment on which the permission is taken back, and can still be answered from', async () => {
    const { referralId, releaseId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    expect(room.packet).not.toBeNull();
    await clinic.app.get(Releases).revoke(clinic.as('sam'), { patientId: clinic.patientId, releaseId });
    const after = await rooms().read(room.pass, visitor());
    expect([after.packet, after.messages]).toEqual([null, []]);
    expect(JSON.stringify(after)).not.toMatch(/Rivera|Sam/);
    await rooms().read(room.pass, visitor());
    const { steps } = await detail(referralId);
    expect(steps.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
    const refused = (await trailOf(referralId)).filter(({ outcome }) => outcome === 'refused');
    expect(refused).toEqual(
      Array.from({ length: 2 }, () => ({ action: 'room.refuse', outcome: 'refused', mine: true })),
    );
    const declined = act('declined', after.version, { reason: 'Nothing to see.' });
    expect(await codeOf(rooms().move(room.pass, declined, visitor()))).toBe('taken');
  });

  it('lets in again who was in before, without a packet, where the permission is gone and only they can move on', async () => {
    const { referralId, releaseId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    await rooms().move(room.pass, act('accepted', room.version), visitor());
    await clinic.app.get(Releases).revoke(clinic.as('sam'), { patientId: clinic.patientId, releaseId });
    const again = await attempts.opened(referralId);
    expect([again.packet, again.state, again.moves.includes('scheduled')]).toEqual([null, 'accepted', true]);
  });

  it('holds exactly what was sent and nothing of anybody else', async () => {
    const { referralId } = await attempts.sent(1);
    const { packet } = await attempts.opened(referralId);
    expect(
      Object.entries(packet ?? {})
        .filter(([, part]) => part !== null)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['askedBack', 'identity', 'infusions', 'isPart2', 'reason', 'release', 'risk', 'scores']);
  });

  it('lists others of the same address without a name, and sends each of them a link of its own', async () => {
    const email = `practice-${newId()}@example.org`;
    const [first, second] = [
      await clinic.therapist({ email, name: 'One' }),
      await clinic.therapist({ email, name: 'Two' }),
    ];
    const one = await attempts.sent([first]);
    const two = await attempts.sent([second]);
    // Of another patient, once its own mail has gone out.
    await clinic.at(0, 10.05);
    const otherId = newId();
    await clinic.app.get(Sealing).prepare(patientKey(clinic.clinicId, otherId));
    await clinic.sql('update referral set patient_id = $2 where id = $1', [two.referralId, otherId]);
    const room = await attempts.opened(one.referralId);
    expect(room.others.map(({ id }) => id)).toEqual([two.referralId]);
    expect(JSON.stringify(room.others)).not.toMatch(/Rivera|Sam|name/);
    const before = clinic.app.get(Mailer).outbox().length;
    await rooms().other(room.pass, two.referralId, visitor());
    await clinic.at(0, 10.1);
    expect(
      clinic.app
        .get(Mailer)
        .outbox()
        .slice(before)
        .map(({ to }) => to),
    ).toContain(email);
    expect(await codeOf(rooms().other(room.pass, newId(), visitor()))).toBe('room.over');
    expect((await trailOf(one.referralId)).filter(({ action }) => action.startsWith('room.other'))).toEqual([
      { action: 'room.others', outcome: 'allowed', mine: true },
      { action: 'room.other', outcome: 'allowed', mine: false },
      { action: 'room.others', outcome: 'allowed', mine: true },
      { action: 'room.other', outcome: 'refused', mine: true },
    ]);
  });

  it('keeps a message once, and proposes times that the patient sees', async () => {
    const { referralId } = await attempts.sent(1);
    const room = await attempts.opened(referralId);
    const id = newId();
    const words = { kind: 'message' as const, words: 'We have a place in May.', times: [] };
    await rooms().write(room.pass, id, words, visitor());
    const again = await rooms().write(room.pass, id, words, visitor());
    expect(again.messages.map((one) => one.words)).toEqual([words.words]);
    const other = rooms().write(room.pass, id, { ...words, words: 'In June.' }, visitor());
    expect(await codeOf(other)).toBe('referral.message');
  });
});
