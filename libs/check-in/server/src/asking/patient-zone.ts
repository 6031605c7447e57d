import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';

const ZONE: Prepared = {
  name: 'patient_zone',
  text: `select coalesce(p.zone, c.zone) as zone from clinic c
    left join patient_plan p on p.clinic_id = $1 and p.patient_id = $2 where c.clinic_id = $1`,
};

/** The zone whose clock a patient lives by, IANA: their own, or the clinic's. */
export async function zoneOf(tx: Tx, patientId: Id): Promise<string> {
  const [row] = await tx.query<{ zone: string }>(ZONE, [tx.actor.clinicId, patientId]);
  return row?.zone ?? 'UTC';
}
