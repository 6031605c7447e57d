import type { Id } from '@holdfast/platform/model';

/** How long somebody has an account before they count as a second person, milliseconds. */
export const KNOWN_MS = 7 * 24 * 60 * 60_000;

/**
 * Why somebody is no second person beside who asked: `invited` by them, or `new` for less than seven days; null where they are.
 *
 * @param now milliseconds since 1970
 */
export function closeness(
  askedBy: Id,
  { since, by }: { since: Date; by: Id | null },
  now: number,
): 'invited' | 'new' | null {
  if (by === askedBy) return 'invited';
  return now - since.getTime() < KNOWN_MS ? 'new' : null;
}
