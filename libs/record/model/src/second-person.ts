import type { Id } from '@holdfast/platform/model';

/** How long somebody has an account before they count as a second person, milliseconds. */
export const KNOWN_MS = 7 * 24 * 60 * 60_000;

/**
 * How long, where the asker themself invited them, milliseconds. In most small clinics one person invited everybody, who
 * must be able to be the second; a mailbox of one's own made for the purpose must not.
 */
export const KNOWN_TO_ASKER_MS = 30 * 24 * 60 * 60_000;

/**
 * Why somebody is no second person beside who asked: `invited` by them less than thirty days ago, or `new` for less than seven;
 * null where they are.
 *
 * @param now milliseconds since 1970
 */
export function closeness(
  askedBy: Id,
  { since, by }: { since: Date; by: Id | null },
  now: number,
): 'invited' | 'new' | null {
  const here = now - since.getTime();
  if (by === askedBy && here < KNOWN_TO_ASKER_MS) return 'invited';
  return here < KNOWN_MS ? 'new' : null;
}
