import { Injectable } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import type { Prepared } from '../work/database';
import { Work } from '../work/work';

const CLAIM: Prepared = {
  name: 'effect_claim',
  text: 'insert into effect (clinic_id, job, receiver) values ($1, $2, $3) on conflict do nothing returning id',
};
const RELEASE: Prepared = { name: 'effect_release', text: 'delete from effect where job = $1 and receiver = $2' };

/** Keeps effects that leave the database, such as mails, from happening twice when a job is tried again. */
@Injectable()
export class Effects {
  constructor(private readonly work: Work) {}

  /** Does the effect unless this job already did it for this receiver. @returns whether it was done now */
  async once(clinicId: Id, job: string, receiver: string, effect: () => Promise<void>): Promise<boolean> {
    const actor = systemOf(clinicId, 'effect.claim');
    const claimed = await this.work.as(actor, (tx) => tx.query(CLAIM, [clinicId, job, receiver]));
    if (claimed.length === 0) return false;
    try {
      await effect();
    } catch (cause) {
      // The effect did not happen, so the next try may claim it again.
      await this.work.as(systemOf(clinicId, 'effect.release'), (tx) => tx.query(RELEASE, [job, receiver]));
      throw cause;
    }
    return true;
  }
}
