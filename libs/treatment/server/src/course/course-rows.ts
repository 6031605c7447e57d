import type { Id } from '@holdfast/platform/model';
import type { KeySubject, Prepared, Tx } from '@holdfast/platform/server';

const ALONE: Prepared = {
  name: 'course_alone',
  text: `select pg_advisory_xact_lock(hashtextextended('course/' || $1 || '/' || $2, 0))`,
};

/** Whose key seals what comes before infusions: the patient's own. */
export function patientKey(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** Where the answers of a screen are sealed. */
export function answersPlace(clinicId: Id, screenId: Id) {
  return { clinicId, table: 'suitability_screen', column: 'answers', rowId: screenId };
}

/** Where the note of a talk is sealed. */
export function notePlace(clinicId: Id, talkId: Id) {
  return { clinicId, table: 'suitability_talk', column: 'note', rowId: talkId };
}

/** Where the name that consent was signed with is sealed. */
export function consentPlace(clinicId: Id, consentId: Id) {
  return { clinicId, table: 'treatment_consent', column: 'name', rowId: consentId };
}

/** Where one version of a plan, or the name it was signed with, is sealed. */
export function planPlace(clinicId: Id, patientId: Id, version: number, column: 'plan' | 'name') {
  return { clinicId, table: 'treatment_plan', column: `${column}.${version}`, rowId: patientId };
}

/** Whoever comes second waits, and finds what the first has done. */
export async function aloneWith(tx: Tx, patientId: Id): Promise<void> {
  await tx.query(ALONE, [tx.actor.clinicId, patientId]);
}

/** Tells open pages that something of a patient's course changed. */
export function hintCourse(tx: Tx, patientId: Id): void {
  tx.hint({ kind: 'course', patientId, threadId: null, seq: 0, accountId: tx.actor.accountId, on: true });
}
