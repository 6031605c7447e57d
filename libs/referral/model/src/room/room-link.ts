/** How a therapist's link can stand. */
export const ROOM_LINK_STATES = ['waiting', 'opened', 'locked', 'expired', 'revoked'] as const;

/** How a therapist's link can stand. */
export type RoomLinkState = (typeof ROOM_LINK_STATES)[number];

/** Why a link or its pass was ended: another took its place, somebody of the clinic, the attempt, the patient, the therapist. */
export const ROOM_LINK_ENDS = ['replaced', 'clinic', 'over', 'withdrawn', 'left'] as const;

/** Why a link or its pass was ended. */
export type RoomLinkEnd = (typeof ROOM_LINK_ENDS)[number];

/** What locked a link (wrong codes on it, or on all links of its referral within a day) or ended it. */
export const ROOM_LINK_WHYS = ['tries', 'day', ...ROOM_LINK_ENDS] as const;

/** How many codes may be tried on one link. */
export const ROOM_CODE_TRIES = 5;

/**
 * How many wrong codes are taken within a day over all links of one referral. The right code is refused then as well: a
 * link's secret cannot be guessed, so whoever tries codes holds a link of this very referral and is no stranger who could
 * lock others out, and a limit that the right code passes by would limit nobody who guesses.
 */
export const ROOM_CODE_TRIES_A_DAY = 10;

const DAY_MS = 86_400_000;

/** What is kept of one link. */
export interface RoomLinkFacts {
  /** In the order in which links are made. */
  readonly id: string;
  readonly madeAt: Date;
  /** Made by a person of the clinic: from then on wrong codes are counted anew. */
  readonly byHand: boolean;
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly endedWhy: RoomLinkEnd | null;
  readonly tries: number;
  readonly wrongAt: readonly Date[];
}

/** How a link stands, and what locked or ended it. */
export interface RoomLinkStanding {
  readonly state: RoomLinkState;
  readonly why: (typeof ROOM_LINK_WHYS)[number] | null;
}

/** How one link stands among all links of its referral. */
export function roomLinkStanding(link: RoomLinkFacts, links: readonly RoomLinkFacts[], now: number): RoomLinkStanding {
  if (link.revokedAt) return { state: 'revoked', why: link.endedWhy ?? 'clinic' };
  if (link.openedAt) return { state: 'opened', why: null };
  if (link.tries >= ROOM_CODE_TRIES) return { state: 'locked', why: 'tries' };
  if (link.expiresAt.getTime() <= now) return { state: 'expired', why: null };
  return isTired(links, now) ? { state: 'locked', why: 'day' } : { state: 'waiting', why: null };
}

/** Whether so many wrong codes came within a day over these links of a referral that no code is taken. */
export function isTired(links: readonly RoomLinkFacts[], now: number): boolean {
  const looked = Math.max(0, ...links.filter(({ byHand }) => byHand).map(({ madeAt }) => madeAt.getTime()));
  const wrong = links
    .filter(({ madeAt }) => madeAt.getTime() >= looked)
    .flatMap(({ wrongAt }) => wrongAt)
    .filter((at) => at.getTime() > now - DAY_MS);
  return wrong.length >= ROOM_CODE_TRIES_A_DAY;
}

/**
 * Whether another link can be asked for from outside with this one: where it ran out, was used, left, locked or replaced.
 * Never where the clinic, the attempt or the patient ended it or a later one, and not while no code is taken.
 */
export function mayRenewRoom(link: RoomLinkFacts, links: readonly RoomLinkFacts[], now: number): boolean {
  if (isTired(links, now) || links.some((one) => isShut(one) && !isLater(link, one))) return false;
  return roomLinkStanding(link, links, now).state !== 'waiting';
}

/** Whether the latest link was ended by the clinic, the attempt or the patient: only a person of the clinic sends another then. */
export function isRoomShut(links: readonly RoomLinkFacts[]): boolean {
  return links.some((one) => isShut(one) && !links.some((other) => isLater(other, one)));
}

/** Whether one link was made after another. */
export function isLater(one: RoomLinkFacts, other: RoomLinkFacts): boolean {
  const between = one.madeAt.getTime() - other.madeAt.getTime();
  return between > 0 || (between === 0 && one.id > other.id);
}

function isShut({ revokedAt, endedWhy }: RoomLinkFacts): boolean {
  return revokedAt !== null && endedWhy !== 'replaced' && endedWhy !== 'left';
}
