import type { Id } from '@holdfast/platform/model';
import type { KeySubject, SealedValue } from '@holdfast/platform/server';

/** The key under which everything about one patient's referrals is sealed. */
export function patientKey(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** The key under which the directory is sealed. */
export function clinicKey(clinicId: Id): KeySubject {
  return { clinicId, scope: 'clinic', subjectId: clinicId };
}

/** Where a sealed value of these tables stands. */
export function placeOf(clinicId: Id, table: string, column: string, rowId: string): SealedValue['place'] {
  return { clinicId, table, column, rowId };
}

/** An instant as it is told; null where there is none. */
export function iso(at: Date | null): string | null {
  return at && at.toISOString();
}
