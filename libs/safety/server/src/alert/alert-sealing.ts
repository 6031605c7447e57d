import type { Id } from '@holdfast/platform/model';
import type { KeySubject } from '@holdfast/platform/server';

/** Whose key seals what an alert says: the patient's own. */
export function patientKey(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** Where the facts behind a step are sealed. */
export function factsPlace(clinicId: Id, stepId: Id) {
  return { clinicId, table: 'alert_step', column: 'facts', rowId: stepId };
}

/** Where the note to a step is sealed. */
export function notePlace(clinicId: Id, stepId: Id) {
  return { clinicId, table: 'alert_step', column: 'note', rowId: stepId };
}

/** Whose key seals notes to an alert: the patient's, or the clinic's own for a drill. */
export function noteKey(clinicId: Id, patientId: Id | null): KeySubject {
  return patientId ? patientKey(clinicId, patientId) : { clinicId, scope: 'clinic', subjectId: clinicId };
}

/** Where the words of a disposition are sealed. */
export function dispositionPlace(clinicId: Id, dispositionId: Id) {
  return { clinicId, table: 'alert_disposition', column: 'words', rowId: dispositionId };
}
