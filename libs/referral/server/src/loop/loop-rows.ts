import { type Id, missing } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import type { ReferralPath, SearchPath } from '@holdfast/referral/model';
import { ReferralSearch } from '../search/search.entity';
import { Referral } from './referral.entity';

/** An attempt of this patient; fails with `missing`. */
export async function referralOf(tx: Tx, { patientId, referralId: id }: ReferralPath): Promise<Referral> {
  const row = await tx.manager.findOneBy(Referral, { clinicId: tx.actor.clinicId, id, patientId });
  if (!row) throw missing();
  return row;
}

/** The same, held for writing: who comes second waits, and finds what the first has done. */
export async function referralForWriting(tx: Tx, { patientId, referralId: id }: ReferralPath): Promise<Referral> {
  const where = { clinicId: tx.actor.clinicId, id, patientId };
  const row = await tx.manager.findOne(Referral, { where, lock: { mode: 'pessimistic_write' } });
  if (!row) throw missing();
  return row;
}

/** A search of this patient, held for writing; fails with `missing`. Whoever holds both holds the search first. */
export async function searchForWriting(tx: Tx, { patientId, searchId: id }: SearchPath): Promise<ReferralSearch> {
  const where = { clinicId: tx.actor.clinicId, id, patientId };
  const row = await tx.manager.findOne(ReferralSearch, { where, lock: { mode: 'pessimistic_write' } });
  if (!row) throw missing();
  return row;
}

/** An attempt with its search, both held for writing, the search first as everywhere; fails with `missing`. */
export async function attemptForWriting(
  tx: Tx,
  path: ReferralPath,
): Promise<{ readonly search: ReferralSearch; readonly row: Referral }> {
  const { searchId } = await referralOf(tx, path);
  const search = await searchForWriting(tx, { patientId: path.patientId, searchId });
  return { search, row: await referralForWriting(tx, path) };
}

/** Takes back what the patient was asked, or has said, about an attempt of this search that is not where it was any more. */
export async function unask(tx: Tx, search: ReferralSearch): Promise<void> {
  if (!search.askingAt && !search.agreedAt) return;
  const { clinicId, id } = Object.assign(search, { askingAt: null, agreedAt: null });
  await tx.manager.update(ReferralSearch, { clinicId, id }, { askingAt: null, agreedAt: null });
}

/** Tells open pages that something of a patient's way to a therapist changed. */
export function hintReferral(tx: Tx, patientId: Id): void {
  tx.hint({ kind: 'referral', patientId, threadId: null, seq: 0, accountId: tx.actor.accountId, on: true });
}
