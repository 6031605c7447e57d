import { DEFAULT_RETENTION, type RetentionSetting } from '@holdfast/clinic/model';
import type { Tx } from '@holdfast/platform/server';
import { Clinic } from '../clinic.entity';

/**
 * How long this clinic keeps records, inside ongoing work; what ships where it has not decided.
 *
 * @returns whole years after the last contact, after coming of age, and of the trail
 */
export async function retentionOf(tx: Tx): Promise<RetentionSetting> {
  const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
  return clinic?.retention ?? DEFAULT_RETENTION;
}
