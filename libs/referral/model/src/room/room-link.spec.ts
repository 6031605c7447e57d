import { isRoomShut, isTired, mayRenewRoom, type RoomLinkFacts, roomLinkStanding } from './room-link';

const NOW = Date.parse('2026-11-24T17:00:00Z');
const HOUR = 3_600_000;
const before = (hours: number): Date => new Date(NOW - hours * HOUR);
let made = 0;
const link = (part: Partial<RoomLinkFacts> = {}): RoomLinkFacts => ({
  ...{ id: String((made += 1)).padStart(9, '0'), madeAt: before(2), byHand: false, expiresAt: before(-70) },
  ...{ openedAt: null, revokedAt: null, endedWhy: null, tries: 0, wrongAt: [] },
  ...part,
});
const wrong = (times: number, hours = 1): Partial<RoomLinkFacts> => ({
  ...{ tries: times, wrongAt: Array.from({ length: times }, () => before(hours)) },
});
const ended = (endedWhy: RoomLinkFacts['endedWhy']): Partial<RoomLinkFacts> => ({ revokedAt: before(1), endedWhy });

describe('how a link stands', () => {
  it('is told with what locked or ended it', () => {
    const told = (part: Partial<RoomLinkFacts>) => {
      const one = link(part);
      return roomLinkStanding(one, [one], NOW);
    };
    expect(told({})).toEqual({ state: 'waiting', why: null });
    expect(told({ openedAt: before(1) })).toEqual({ state: 'opened', why: null });
    expect(told({ expiresAt: before(0) })).toEqual({ state: 'expired', why: null });
    expect(told(wrong(5))).toEqual({ state: 'locked', why: 'tries' });
    expect(told(ended('left'))).toEqual({ state: 'revoked', why: 'left' });
    expect(told(ended(null))).toEqual({ state: 'revoked', why: 'clinic' });
  });
});

describe('wrong codes', () => {
  it('count over all links of a referral for a day', () => {
    const links = [link(wrong(5)), link(wrong(4))];
    expect(isTired(links, NOW)).toBe(false);
    expect(isTired([...links, link(wrong(1))], NOW)).toBe(true);
    expect(isTired([...links, link(wrong(1, 24))], NOW)).toBe(false);
  });

  it('lock links that nobody tried too, until somebody who looked makes one by hand', () => {
    const tired = [link(wrong(5)), link(wrong(5))];
    const waiting = link();
    expect(roomLinkStanding(waiting, [...tired, waiting], NOW)).toEqual({ state: 'locked', why: 'day' });
    const byHand = link({ madeAt: before(0.5), byHand: true });
    expect(roomLinkStanding(byHand, [...tired, byHand], NOW)).toEqual({ state: 'waiting', why: null });
  });
});

describe('another link', () => {
  const may = (one: RoomLinkFacts, ...others: RoomLinkFacts[]) => mayRenewRoom(one, [one, ...others], NOW);

  it('can be asked for where one ran out, was used, left, locked or replaced, and not while it waits', () => {
    for (const part of [{ expiresAt: before(0) }, { openedAt: before(1) }, wrong(5), ended('left'), ended('replaced')])
      expect(may(link(part))).toBe(true);
    expect(may(link())).toBe(false);
  });

  it('is not for one that the clinic, the attempt or the patient ended, nor for any before it', () => {
    for (const why of ['clinic', 'over', 'withdrawn', null] as const) {
      expect(may(link(ended(why)))).toBe(false);
      expect(may(link(ended('replaced')), link(ended(why)))).toBe(false);
    }
    const older = link(ended('clinic'));
    expect(may(link({ expiresAt: before(0) }), older)).toBe(true);
  });

  it('comes by itself until the latest was ended so, and again once a person made another', () => {
    for (const why of ['clinic', 'over', 'withdrawn', null] as const) {
      expect(isRoomShut([link(), link(ended(why))])).toBe(true);
      expect(isRoomShut([link(ended(why)), link()])).toBe(false);
    }
    expect([isRoomShut([]), isRoomShut([link(ended('left'))]), isRoomShut([link(ended('replaced'))])]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is not while so many wrong codes came that no code is taken', () => {
    expect(may(link(wrong(5)), link(wrong(5)))).toBe(false);
  });
});
