const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before trying again: anywhere between nothing and a limit that doubles, so that a thousand
 * portals that lost the same server do not come back in the same second.
 *
 * @param tries  failed tries so far, 0 or more
 * @param chance a number from 0 up to 1
 * @returns milliseconds, at most 30,000
 */
export function backoff(tries: number, chance = Math.random()): number {
  return Math.round(chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** tries));
}
