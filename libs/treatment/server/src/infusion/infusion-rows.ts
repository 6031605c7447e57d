import { type Id, missing } from '@holdfast/platform/model';
import type { KeySubject, Tx } from '@holdfast/platform/server';
import type { InfusionPath } from '@holdfast/treatment/model';
import { Infusion } from '../treatment.entity';

/** Whose key seals what is written of an infusion: the patient's own. */
export function patientKey(clinicId: Id, patientId: Id): KeySubject {
  return { clinicId, scope: 'patient', subjectId: patientId };
}

/** Where an entry is sealed. */
export function entryPlace(clinicId: Id, entryId: Id) {
  return { clinicId, table: 'infusion_entry', column: 'body', rowId: entryId };
}

/** An infusion of this patient; fails with `missing`. */
export async function infusionOf(tx: Tx, { patientId, infusionId: id }: InfusionPath): Promise<Infusion> {
  const row = await tx.manager.findOneBy(Infusion, { clinicId: tx.actor.clinicId, id, patientId });
  if (!row) throw missing();
  return row;
}

/** The same, held for writing: who comes second waits, and finds what the first has done. */
export async function infusionForWriting(tx: Tx, path: InfusionPath): Promise<Infusion> {
  const where = { clinicId: tx.actor.clinicId, id: path.infusionId, patientId: path.patientId };
  const row = await tx.manager.findOne(Infusion, { where, lock: { mode: 'pessimistic_write' } });
  if (!row) throw missing();
  return row;
}

/** Tells open pages that an infusion changed. What staff write down of it concerns their side only. */
export function hintInfusion(tx: Tx, { patientId, entries }: Infusion, audience: 'all' | 'staff'): void {
  tx.hint({ kind: 'infusion', patientId, threadId: null, seq: entries, accountId: null, on: true }, audience);
}
