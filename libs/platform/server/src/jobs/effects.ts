import { Injectable } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import type { Prepared } from '../work/database';
import { Work } from '../work/work';

const CLAIM: Prepared = {
  name: 'effect_claim',
  text: `insert into effect as e (clinic_id, job, receiver) values ($1, $2, $3)
    on conflict (clinic_id, job, receiver) do update set claimed_at = now()
      where e.done_at is null and e.claimed_at < now() - interval '1 minute' returning id`,
};
const DONE: Prepared = {
  name: 'effect_done',
  text: 'update effect set done_at = now() where job = $1 and receiver = $2',
};
const IS_DONE: Prepared = {
  name: 'effect_is_done',
  text: 'select id from effect where job = $1 and receiver = $2 and done_at is not null',
};
const RELEASE: Prepared = {
  name: 'effect_release',
  text: `update effect set claimed_at = 'epoch' where job = $1 and receiver = $2 and done_at is null`,
};

/**
 * Keeps effects that leave the database, such as mails, from happening twice when a job is tried again.
 * A claim whose process died before the effect was done lapses after a minute: rather one mail too many than none.
 */
@Injectable()
export class Effects {
  constructor(private readonly work: Work) {}

  /** Does the effect unless this job already did it for this receiver. @returns whether it was done now */
  async once(clinicId: Id, job: string, receiver: string, effect: () => Promise<void>): Promise<boolean> {
    const actor = systemOf(clinicId, 'effect.claim');
    const claimed = await this.work.as(actor, (tx) => tx.query(CLAIM, [clinicId, job, receiver]));
    if (claimed.length === 0) return this.refuseUnlessDone(clinicId, job, receiver);
    try {
      await effect();
    } catch (cause) {
      // The effect did not happen, so the next try may claim it again.
      await this.work.as(systemOf(clinicId, 'effect.release'), (tx) => tx.query(RELEASE, [job, receiver]));
      throw cause;
    }
    await this.work.as(systemOf(clinicId, 'effect.done'), (tx) => tx.query(DONE, [job, receiver]));
    return true;
  }

  // Somebody else is at it, or was when it died: the job must come back until the effect is known to be done.
  private async refuseUnlessDone(clinicId: Id, job: string, receiver: string): Promise<false> {
    const actor = systemOf(clinicId, 'effect.read');
    const done = await this.work.as(actor, (tx) => tx.query(IS_DONE, [job, receiver]));
    if (done.length === 0) throw new Error('The effect is claimed and not yet done.');
    return false;
  }
}
