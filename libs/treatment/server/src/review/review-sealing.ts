import type { Id } from '@holdfast/platform/model';
import type { KeySubject } from '@holdfast/platform/server';

/** Whose key seals what is said at a review: the patient's own. */
export function patientKey(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** Where the reason of a decision is sealed. */
export function rationalePlace(clinicId: Id, decisionId: Id) {
  return { clinicId, table: 'review_decision', column: 'rationale', rowId: decisionId };
}

/** Where the name that a decision was signed with is sealed. */
export function signedPlace(clinicId: Id, decisionId: Id) {
  return { clinicId, table: 'review_decision', column: 'signed', rowId: decisionId };
}
