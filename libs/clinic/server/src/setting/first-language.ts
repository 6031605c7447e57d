import type { Tx } from '@holdfast/platform/server';
import { Clinic } from '../clinic.entity';

/** In which language an account begins whose owner has not said another, inside ongoing work. */
export async function firstLanguageOf(tx: Tx): Promise<'en' | 'es'> {
  const clinic = await tx.manager.findOneBy(Clinic, { clinicId: tx.actor.clinicId });
  return clinic?.firstLanguage ?? 'en';
}
