import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { ReferralRelease } from './release.entity';

const ALONE: Prepared = {
  name: 'release_alone',
  text: `select pg_advisory_xact_lock(hashtextextended('release/' || $1 || '/' || $2, 0))`,
};

/** Whoever comes second waits, and finds what the first has drafted. */
export async function aloneWithReleases(tx: Tx, patientId: Id): Promise<void> {
  await tx.query(ALONE, [tx.actor.clinicId, patientId]);
}

/** All releases of a patient, the newest first. */
export function releasesOf(tx: Tx, patientId: Id): Promise<ReferralRelease[]> {
  const where = { clinicId: tx.actor.clinicId, patientId };
  return tx.manager.find(ReferralRelease, { where, order: { draftedAt: 'DESC', id: 'DESC' } });
}

/** Tells open pages that a release of this patient changed. */
export function hintReleases(tx: Tx, patientId: Id): void {
  tx.hint({ kind: 'referral', patientId, threadId: null, seq: 0, accountId: tx.actor.accountId, on: true });
}
