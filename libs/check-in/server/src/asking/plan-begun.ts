import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';

const BEGIN: Prepared = {
  name: 'patient_plan_begin',
  text: `insert into patient_plan (clinic_id, patient_id, zone, started_at)
    select $1, $2, c.zone, $3 from clinic c where c.clinic_id = $1 on conflict do nothing`,
};

/**
 * Makes the row that says where a patient stands with being asked, unless there is one: without it nothing would remember
 * what they said of harm, or that they fell silent.
 */
export async function beginPlan(tx: Tx, patientId: Id): Promise<void> {
  await tx.query(BEGIN, [tx.actor.clinicId, patientId, new Date(tx.now)]);
}
