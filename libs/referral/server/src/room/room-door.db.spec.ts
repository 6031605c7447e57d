import { type Id, newId } from '@holdfast/platform/model';
import { Mailer } from '@holdfast/platform/server';
import { Correspondence } from '../loop/correspondence';
import { Referrals } from '../loop/referrals';
import { type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { RoomLinks } from './room-links';
import { Rooms } from './rooms';
import { RoomVisits } from './room-visits';

type Link = Awaited<ReturnType<Attempts['linkOf']>>;

let clinic: ReferringClinic;
let attempts: Attempts;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const rooms = () => clinic.app.get(Rooms);
const links = () => clinic.app.get(RoomLinks);
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const door = (token: string, pass: string | null = null) => clinic.app.get(RoomVisits).door(token, pass, visitor());
const open = (link: Link) => rooms().open(link, visitor());
const wrong = (link: Link) => codeOf(open({ ...link, code: link.code === '111111' ? '222222' : '111111' }));
const told = async (referralId: Id) => (await clinic.app.get(Referrals).view(clinic.as('lee'), path(referralId))).link;
// Patients and owners are mailed as well, that something is new.
const mails = () =>
  clinic.app
    .get(Mailer)
    .outbox()
    .filter(({ text }) => text.includes('/room#'));
const tokenIn = (text = '') => /\/room#(\S+)/.exec(text)?.[1] ?? '';
const entries = (linkedTo: Id, action: string) =>
  clinic.sql<{ outcome: string }>(
    `select outcome::text from audit_entry where action = $2
      and account_id in (select id from room_link where referral_id = $1) order by at`,
    [linkedTo, action],
  );

/** The link of the mail that goes out now, with the code that the clinic reads out. */
async function mailed(referralId: Id, hour: number): Promise<Link> {
  await clinic.at(0, hour);
  return { token: tokenIn(mails().at(-1)?.text), code: (await told(referralId))?.code ?? '' };
}

/** Writes to the therapist, who is told by another mail that something is new. */
async function toldAgain(referralId: Id, hour: number): Promise<Link> {
  const where = { ...path(referralId), messageId: newId() };
  await clinic.app.get(Correspondence).write(clinic.as('lee'), where, { kind: 'message', words: 'Please look.' });
  return mailed(referralId, hour);
}

describe('wrong codes', () => {
  it('are counted over all links of a referral: ten a day, whoever asks for more links', async () => {
    const { referralId } = await attempts.sent(1);
    const first = await mailed(referralId, 10.1);
    for (let time = 0; time < 5; time += 1) expect(await wrong(first)).toBe('room.code');
    const second = await toldAgain(referralId, 10.2);
    for (let time = 0; time < 5; time += 1) expect(await wrong(second)).toBe('room.code');
    const third = await toldAgain(referralId, 10.3);
    const refused = await open({ ...third, code: '000000' }).catch((failure: unknown) => failure);
    expect(refused).toMatchObject({ code: 'room.limited', facts: { retryAfterSeconds: expect.any(Number) } });
    expect(await told(referralId)).toMatchObject({ state: 'locked', why: 'day', code: null });
    expect(await door(third.token)).toMatchObject({ state: 'locked', why: 'day', mayRenew: false });
  });

  it('are no more where they come at once at several links', async () => {
    const { referralId } = await attempts.sent(1);
    const waiting = [
      await mailed(referralId, 10.1),
      await toldAgain(referralId, 10.2),
      await toldAgain(referralId, 10.3),
    ];
    const codes = await Promise.all(Array.from({ length: 30 }, (_, one) => wrong(waiting[one % 3] as Link)));
    expect(codes.filter((code) => code === 'room.code')).toHaveLength(10);
  });

  it('are forgotten after a day, and where a coordinator looked and made a link by hand', async () => {
    const { referralId } = await attempts.sent(1);
    const links = [await mailed(referralId, 10.1), await toldAgain(referralId, 10.2)];
    for (const link of links) for (let time = 0; time < 5; time += 1) await wrong(link);
    const third = await toldAgain(referralId, 10.3);
    expect(await wrong(third)).toBe('room.limited');
    const byHand = await attempts.linkOf(referralId);
    expect(await wrong(byHand)).toBe('room.code');
    expect(await codeOf(open(byHand))).toBe('taken');
    const other = await attempts.sent(1);
    const tired = [await mailed(other.referralId, 11.1), await toldAgain(other.referralId, 11.2)];
    for (const link of tired) for (let time = 0; time < 5; time += 1) await wrong(link);
    await toldAgain(other.referralId, 11.3);
    await clinic.at(1, 11.4);
    const code = (await told(other.referralId))?.code ?? '';
    expect(code).toMatch(/^\d{6}$/);
  });

  it('say how many tries are left, and stand in the trail as refused, also at a link that is over', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    for (let time = 0; time < 5; time += 1) await wrong(link);
    expect(await codeOf(open(link))).toBe('room.over');
    const refused = await entries(referralId, 'room.refuse');
    expect(refused.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 6 }, () => 'refused'));
    expect(await told(referralId)).toMatchObject({ state: 'locked', why: 'tries' });
  });
});

describe('another link', () => {
  it('comes for one that ran out, was used, was locked or was replaced', async () => {
    const { referralId } = await attempts.sent(1);
    const locked = await attempts.linkOf(referralId);
    for (let time = 0; time < 5; time += 1) await wrong(locked);
    expect(await door(locked.token)).toMatchObject({ state: 'locked', why: 'tries', mayRenew: true });
    await clinic.at(0, 10.1);
    const used = await attempts.linkOf(referralId);
    await open(used);
    expect(await door(used.token)).toMatchObject({ state: 'opened', mayRenew: true });
    expect(await door(locked.token)).toMatchObject({ state: 'revoked', why: 'replaced', mayRenew: true });
    const before = mails().length;
    await rooms().renew(used.token, visitor());
    await clinic.at(0, 10.2);
    expect(mails()).toHaveLength(before + 1);
  });

  it('does not come for one that the clinic ended, nor for any before it', async () => {
    const { referralId } = await attempts.sent(1);
    await clinic.at(0, 10.1);
    const first = await attempts.linkOf(referralId);
    const second = await attempts.linkOf(referralId);
    await links().end(clinic.as('lee'), path(referralId));
    const before = mails().length;
    for (const { token } of [first, second]) {
      expect(await door(token)).toMatchObject({ state: 'revoked', mayRenew: false });
      await rooms().renew(token, visitor());
    }
    await clinic.at(0, 10.2);
    expect(mails()).toHaveLength(before);
    expect(await told(referralId)).toMatchObject({ state: 'revoked', why: 'clinic' });
    expect((await entries(referralId, 'room.renew')).some(({ outcome }) => outcome === 'refused')).toBe(true);
  });

  it('made by machinery lets one that waits live on: one code, and either mail opens', async () => {
    for (const which of [0, 1]) {
      const { referralId } = await attempts.sent(1);
      const first = await mailed(referralId, 10.1);
      const second = await toldAgain(referralId, 10.2);
      expect(second.code).toBe(first.code);
      expect(second.token).not.toBe(first.token);
      const [opened, other] = which === 0 ? [first, second] : [second, first];
      expect(await codeOf(open(opened))).toBe('taken');
      expect(await codeOf(open(other))).toBe('room.over');
      expect(await door(other.token)).toMatchObject({ state: 'revoked', why: 'replaced', mayRenew: true });
    }
  });

  it('made by hand ends the others, and has a code of its own', async () => {
    const { referralId } = await attempts.sent(1);
    const first = await mailed(referralId, 10.1);
    const byHand = await attempts.linkOf(referralId);
    expect(await codeOf(open(first))).toBe('room.over');
    expect(await codeOf(open(byHand))).toBe('taken');
  });
});

describe('a browser that is in', () => {
  it('is told so at the door of a newer link of the same referral, and only of the same', async () => {
    const [one, two] = [await attempts.sent(1), await attempts.sent(1)];
    const { pass } = await attempts.opened(one.referralId);
    const newer = await attempts.linkOf(one.referralId);
    expect(await door(newer.token, pass)).toMatchObject({ state: 'in' });
    expect(await door(newer.token)).toMatchObject({ state: 'waiting' });
    expect(await door((await attempts.linkOf(two.referralId)).token, pass)).toMatchObject({ state: 'waiting' });
  });

  it('leaves: its pass and its link open nothing any more, and another can be asked for', async () => {
    const { referralId } = await attempts.sent(1);
    const link = await attempts.linkOf(referralId);
    const { pass } = await open(link);
    await rooms().leave(pass, visitor());
    expect(await codeOf(rooms().read(pass, visitor()))).toBe('room.over');
    expect(await door(link.token, pass)).toMatchObject({ state: 'revoked', why: 'left', mayRenew: true });
    expect(await codeOf(rooms().leave(pass, visitor()))).toBe('room.over');
    expect(await told(referralId)).toMatchObject({ state: 'revoked', why: 'left' });
  });
});

describe('a mail', () => {
  const subject = async (languages: string[]) => {
    await attempts.sent([await clinic.therapist({ languages })]);
    await clinic.at(0, 10.5);
    const text = mails().at(-1)?.text ?? '';
    await clinic.at(0, 10);
    return text;
  };

  it('is in Spanish for whoever speaks it and no English, else in English', async () => {
    expect(await subject(['es'])).toContain('Ábrala aquí');
    expect(await subject(['es-MX', 'fr'])).toContain('Ábrala aquí');
    expect(await subject(['es', 'en'])).toContain('Open it');
    expect(await subject(['fr'])).toContain('Open it');
  });
});
