/** Where a check-in stands. */
export const CHECK_IN_STATES = ['planned', 'due', 'submitted', 'skipped', 'missed', 'withdrawn'] as const;

/** Where a check-in stands. */
export type CheckInState = (typeof CHECK_IN_STATES)[number];

const MOVES: Readonly<Record<CheckInState, readonly CheckInState[]>> = {
  planned: ['due', 'withdrawn', 'submitted'],
  due: ['submitted', 'skipped', 'missed'],
  submitted: [],
  skipped: [],
  missed: [],
  withdrawn: [],
};

/** Whether a check-in may move from one state to another; `planned` goes straight to `submitted` when staff enter paper answers. */
export function mayMove(from: CheckInState, to: CheckInState): boolean {
  return MOVES[from].includes(to);
}

/**
 * Why no answer is taken any more; null while answers are taken.
 *
 * @param now milliseconds since 1970
 */
export function closedBecause(
  checkIn: { readonly state: CheckInState; readonly opensAt: number; readonly expiresAt: number },
  now: number,
): 'not-open' | 'expired' | 'closed' | null {
  if (checkIn.state === 'planned') return now < checkIn.opensAt ? 'not-open' : null;
  if (checkIn.state === 'missed') return 'expired';
  if (checkIn.state !== 'due') return 'closed';
  return now > checkIn.expiresAt ? 'expired' : null;
}
