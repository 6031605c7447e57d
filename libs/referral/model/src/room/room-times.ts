const DAY_MS = 86_400_000;

/** How far ahead a visit can be arranged or proposed, days. */
export const VISIT_AHEAD_DAYS = 400;

/** How long ago a visit can have been when it is put down as arranged, days: yesterday's may still be told. */
export const VISIT_BACK_DAYS = 1;

/** What is wrong with the time of a visit that was arranged; null where nothing is. */
export function visitFault(at: number, now: number): 'past' | 'far' | null {
  if (at < now - VISIT_BACK_DAYS * DAY_MS) return 'past';
  return at > now + VISIT_AHEAD_DAYS * DAY_MS ? 'far' : null;
}

/** What is wrong with a time that is proposed for a visit; null where nothing is. */
export function proposalFault(at: number, now: number): 'past' | 'far' | null {
  return at <= now ? 'past' : visitFault(at, now);
}
