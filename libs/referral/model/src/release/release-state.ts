import type { RELEASE_STATES } from './release.contract';

/** What tells how a release stands; times are in milliseconds since 1970. */
export interface ReleaseStanding {
  readonly signedAt: number | null;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  readonly withdrawnAt: number | null;
  /** Whether the search that it was drafted for is over. */
  readonly isSearchOver: boolean;
}

/** How a release stands: what nobody signed goes with its search; what was signed holds until it runs out or is revoked. */
export function releaseState(release: ReleaseStanding, now: number): (typeof RELEASE_STATES)[number] {
  const { signedAt, expiresAt, revokedAt, withdrawnAt, isSearchOver } = release;
  if (revokedAt !== null) return 'revoked';
  if (withdrawnAt !== null || (signedAt === null && isSearchOver)) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return signedAt === null ? 'drafted' : 'signed';
}
