import type { Id } from '@holdfast/platform/model';
import type { KeySubject, Prepared, Tx } from '@holdfast/platform/server';
import type { DeletionView } from '@holdfast/record/model';

/** One destruction as its row tells it. */
export interface DeletionRow {
  [column: string]: unknown;
  id: Id;
  patient_id: Id;
  state: DeletionView['state'];
  reason_sealed: Buffer;
  asked_at: Date;
  asked_by: Id;
  decided_at: Date | null;
  decided_by: Id | null;
  due_at: Date | null;
  kept_by: string | null;
  ended_at: Date | null;
  ended_by: Id | null;
  key_ids: Id[];
}

const COLUMNS = `id, patient_id, state, reason_sealed, asked_at, asked_by, decided_at, decided_by, due_at, kept_by, ended_at,
  ended_by, key_ids`;

/** The newest destructions of the clinic. */
export const LIST: Prepared = {
  name: 'deletion_list',
  text: `select ${COLUMNS} from record_deletion where clinic_id = $1 order by asked_at desc, id desc limit 100`,
};
/** One of them. */
export const ONE: Prepared = {
  name: 'deletion_one',
  text: `select ${COLUMNS} from record_deletion where clinic_id = $1 and id = $2`,
};
/** One of them, held for writing: who comes second finds what the first has done. */
export const HELD: Prepared = {
  name: 'deletion_held',
  text: `select ${COLUMNS} from record_deletion where clinic_id = $1 and id = $2 for update`,
};

/** Where the reason of a destruction is sealed: under the clinic's key, since the receipt outlives the patient's. */
export function reasonOf(clinicId: Id, deletionId: Id) {
  const subject: KeySubject = { clinicId, scope: 'clinic', subjectId: clinicId };
  return { subject, place: { clinicId, table: 'record_deletion', column: 'reason', rowId: deletionId } };
}

/** One destruction; undefined where the clinic has none of this identifier. */
export async function deletionOf(tx: Tx, id: Id, statement: Prepared = ONE): Promise<DeletionRow | undefined> {
  return (await tx.query<DeletionRow>(statement, [tx.actor.clinicId, id]))[0];
}
