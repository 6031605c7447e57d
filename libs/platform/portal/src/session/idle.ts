import type { Person } from './person';

/**
 * After how many minutes without a touch the portal locks.
 *
 * @param isPhone whether a finger is the way to point
 * @returns 0 for never, which staff cannot choose
 */
export function lockMinutes({ kind, hasPasskey, preferences }: Person, isPhone: boolean): 0 | 5 | 15 {
  const { lock } = preferences;
  if (lock === '5') return 5;
  if (kind === 'staff' || lock === '15') return 15;
  return lock === 'auto' && hasPasskey && isPhone ? 5 : 0;
}
