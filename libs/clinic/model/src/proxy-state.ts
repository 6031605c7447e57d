import { Temporal } from 'temporal-polyfill';
import type { PROXY_STATES } from './proxy.contract';

/** How long somebody who was asked may take, milliseconds: as long as their invitation. */
export const PROXY_ANSWER_MS = 7 * 24 * 60 * 60 * 1000;

/** How many may help one patient at a time. */
export const MOST_PROXIES = 10;

/** What the state of a proxy is told from; instants are milliseconds. */
export interface ProxyTimes {
  readonly askedAt: number;
  readonly acceptedAt: number | null;
  readonly endsAt: number | null;
  readonly endedAt: number | null;
  /** Whether the proxy themself ended it. */
  readonly isLeft: boolean;
}

/** Where a proxy stands at an instant. */
export function proxyStateAt(
  { askedAt, acceptedAt, endsAt, endedAt, isLeft }: ProxyTimes,
  now: number,
): (typeof PROXY_STATES)[number] {
  if (endedAt !== null) return isLeft ? 'left' : 'withdrawn';
  if (endsAt !== null && endsAt <= now) return 'over';
  if (acceptedAt !== null) return 'active';
  return askedAt + PROXY_ANSWER_MS > now ? 'waiting' : 'unanswered';
}

/**
 * The instant at which a last day is over where the clinic is: its midnight, whatever the clocks did that day.
 *
 * @param day ISO 8601 calendar day
 * @param zone IANA zone
 * @returns milliseconds
 */
export function endOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}
