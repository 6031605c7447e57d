import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';

const ALONE: Prepared = {
  name: 'release_alone',
  text: `select pg_advisory_xact_lock(hashtextextended('release/' || $1 || '/' || $2, 0))`,
};

/** Whoever comes second waits, and finds what the first has drafted. */
export async function aloneWithReleases(tx: Tx, patientId: Id): Promise<void> {
  await tx.query(ALONE, [tx.actor.clinicId, patientId]);
}

/** Tells open pages that a release of this patient changed. */
export function hintReleases(tx: Tx, patientId: Id): void {
  tx.hint({ kind: 'referral', patientId, threadId: null, seq: 0, accountId: tx.actor.accountId, on: true });
}
