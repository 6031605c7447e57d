import type { CheckInView, FormRef, SupportView } from '@holdfast/check-in/model';
import { instrumentOf } from '@holdfast/instruments/model';
import type { StaffView } from '@holdfast/clinic/model';
import type { Id } from '@holdfast/platform/model';
import type { KeySubject } from '@holdfast/platform/server';
import type { RaisedAlert } from '@holdfast/safety/server';
import type { CheckIn } from './check-in.entity';

const SECONDS_A_QUESTION = 7;

/** A form and its version out of the way they are kept, `phq-9@1`. */
export function refOf(kept: string): FormRef {
  const [id = '', version = '1'] = kept.split('@');
  return { id, version: Number(version) };
}

/** The way a form and its version are kept. */
export function keptRef({ id, version }: FormRef): string {
  return `${id}@${version}`;
}

/** What a patient is told of the alert that their answers raised. */
export function supportOf({ level, contactBy, someoneReads }: RaisedAlert): SupportView {
  return { level, contactBy: contactBy?.toISOString() ?? null, someoneReads };
}

/** A check-in as its people see it; `staff` names who has read it. */
export function viewOf(row: CheckIn, staff: ReadonlyMap<Id, StaffView>): CheckInView {
  const forms = row.forms.map(refOf);
  const reader = row.reviewedBy ? staff.get(row.reviewedBy) : undefined;
  const known = forms.map(({ id, version }) => instrumentOf(id, version)?.secondsToAnswer);
  return {
    id: row.id,
    patientId: row.patientId,
    state: row.state,
    dueOn: row.dueOn,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    importance: row.importance,
    forms,
    screen: row.screen ? refOf(row.screen) : null,
    questions: row.questions,
    furtherQuestions: forms.reduce((sum, { id, version }) => sum + furtherIn(id, version), 0),
    secondsToAnswer: known.reduce<number>(
      (sum, one) => sum + (one ?? SECONDS_A_QUESTION * Math.ceil(row.questions / forms.length)),
      0,
    ),
    answered: row.answered,
    mode: row.mode,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    late: row.late,
    partial: row.partial,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    seen: row.reviewedAt
      ? { name: reader?.name ?? '', title: reader?.title ?? '', at: row.reviewedAt.toISOString() }
      : null,
  };
}

// Nothing in a clinic's own form depends on an answer or may stay open, so those need no look into the database.
function furtherIn(id: string, version: number): number {
  return instrumentOf(id, version)?.items.filter(({ showIf, optional }) => showIf || optional).length ?? 0;
}

/** Whose key seals a patient's answers: the patient's own. */
export function patientKey(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** Where a sealed answer belongs; the row is the answer's own identifier. */
export function answerPlace(clinicId: Id, answerId: Id) {
  return { clinicId, table: 'answer', column: 'value', rowId: answerId };
}

/** Where the sealed facts of a finding belong; a check-in has one finding for each rule. */
export function factsPlace(clinicId: Id, checkInId: Id, rule: string) {
  return { clinicId, table: 'finding', column: rule, rowId: checkInId };
}
