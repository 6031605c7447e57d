import { newId } from '@holdfast/platform/model';
import type { RoomView } from '@holdfast/referral/model';
import { act, type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic } from '../testing/referring-clinic';
import { Rooms } from './rooms';

const DAY_MS = 86_400_000;
let clinic: ReferringClinic;
let attempts: Attempts;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const rooms = () => clinic.app.get(Rooms);
const move = (room: RoomView, input: ReturnType<typeof act>) => codeOf(rooms().move(room.pass, input, visitor()));
const at = (room: RoomView, days: number) => new Date(Date.parse(room.now) + days * DAY_MS).toISOString();
const times = (all: string[]) => ({ kind: 'times' as const, words: '', times: all });

async function accepted(): Promise<RoomView> {
  const { referralId } = await attempts.sent(1);
  const room = await attempts.opened(referralId);
  return rooms().move(room.pass, act('accepted', room.version), visitor());
}

describe('the time of a visit', () => {
  it('is refused where it cannot be, by its own code, and nothing is moved', async () => {
    const room = await accepted();
    for (const appointmentAt of ['9999-12-31T00:00:00.000Z', at(room, 401), at(room, -2)]) {
      expect(await move(room, act('scheduled', room.version, { appointmentAt }))).toBe('referral.time');
    }
    expect(await rooms().read(room.pass, visitor())).toMatchObject({ state: 'accepted', version: room.version });
    const yesterday = act('scheduled', room.version, { appointmentAt: at(room, -0.9) });
    expect(await move(room, yesterday)).toBe('taken');
  });

  it('lies ahead where it is proposed', async () => {
    const room = await accepted();
    for (const day of [-1, 0, 401]) {
      const proposed = rooms().write(room.pass, newId(), times([at(room, 3), at(room, day)]), visitor());
      expect(await codeOf(proposed)).toBe('referral.time');
    }
    const proposed = await rooms().write(room.pass, newId(), times([at(room, 3)]), visitor());
    expect(proposed.messages.map((one) => one.times)).toEqual([[at(room, 3)]]);
  });
});

describe('a move that comes twice', () => {
  it('is the same where everything in it is the same', async () => {
    const room = await accepted();
    const scheduled = act('scheduled', room.version, { appointmentAt: at(room, 3) });
    expect([await move(room, scheduled), await move(room, scheduled)]).toEqual(['taken', 'taken']);
  });

  it('is a conflict where the date, the words, the outcome or the count differ', async () => {
    const room = await accepted();
    await move(room, act('scheduled', room.version, { appointmentAt: at(room, 3) }));
    expect(await move(room, act('scheduled', room.version, { appointmentAt: at(room, 4) }))).toBe('referral.moved');
    expect((await rooms().read(room.pass, visitor())).appointmentAt).toBe(at(room, 3));
    const early = act('attended', room.version + 1);
    expect([await move(room, early), await move(room, { ...early, to: 'no_show' })]).toEqual([
      'referral.time',
      'referral.time',
    ]);
    await clinic.at(3, 12);
    const attended = await rooms().move(room.pass, early, visitor());
    expect(attended.sessions.attended).toBe(1);
    const going = act('in_therapy', attended.version, { sessions: { attended: 1, planned: 8 } });
    expect([await move(room, going), await move(room, going)]).toEqual(['taken', 'taken']);
    expect(await move(room, { ...going, sessions: { attended: 2, planned: 8 } })).toBe('referral.moved');
    const note = act('interim_note', attended.version + 1, { reason: 'Comes each week.' });
    expect([await move(room, note), await move(room, note)]).toEqual(['taken', 'taken']);
    expect(await move(room, { ...note, reason: 'Came once.' })).toBe('referral.moved');
    const over = act('completed', attended.version + 2, { outcome: 'got_help' });
    expect([await move(room, over), await move(room, over)]).toEqual(['taken', 'taken']);
    expect(await move(room, { ...over, outcome: 'no_capacity' })).toBe('referral.moved');
  });
});

describe('a room whose referral is over', () => {
  it('refuses words and a change of mind as something that is not possible now, and lets nobody out for it', async () => {
    const { referralId, searchId } = await attempts.sent(1);
    const opened = await attempts.opened(referralId);
    const declined = await rooms().move(opened.pass, act('declined', opened.version, { reason: 'Full.' }), visitor());
    const words = { kind: 'message' as const, words: 'In May.', times: [] };
    expect(await codeOf(rooms().write(opened.pass, newId(), words, visitor()))).toBe('referral.edge');
    await clinic.sql(`update referral_search set closed_at = now(), close_reason = 'other' where id = $1`, [searchId]);
    expect(await move(opened, act('received', declined.version))).toBe('referral.edge');
    expect(await codeOf(rooms().read(opened.pass, visitor()))).toBe('taken');
  });
});

describe('a message that comes twice', () => {
  it('is a conflict where it is of another kind, with the same words', async () => {
    const room = await accepted();
    const id = newId();
    const said = { words: 'In May.', times: [] };
    await rooms().write(room.pass, id, { kind: 'message', ...said }, visitor());
    expect(await codeOf(rooms().write(room.pass, id, { kind: 'message', ...said }, visitor()))).toBe('taken');
    expect(await codeOf(rooms().write(room.pass, id, { kind: 'times', ...said }, visitor()))).toBe('referral.message');
  });
});
