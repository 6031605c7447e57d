import { Injectable } from '@nestjs/common';
import { CareTeams, Clinics, standIns } from '@holdfast/clinic/server';
import type { MailAddress } from '@holdfast/identity/server';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Mail, type Tx, Work } from '@holdfast/platform/server';
import { PoolMember } from '../thread/routing.entity';
import { Thread } from '../thread/thread.entity';
import { MessagePromises } from './message-promises';

/** Who is told when a promise breaks: the escalation pool of the topic and the lead of the care team. */
@Injectable()
export class NoticeAudience {
  constructor(
    private readonly work: Work,
    private readonly promises: MessagePromises,
    private readonly careTeams: CareTeams,
    private readonly clinics: Clinics,
  ) {}

  /** The accounts to tell; none when the thread is gone. */
  ofBrokenPromise(clinicId: Id, threadId: Id): Promise<Id[]> {
    return this.work.as(systemOf(clinicId, 'notice.audience'), async (tx) => {
      const thread = await tx.manager.findOneBy(Thread, { clinicId, id: threadId });
      if (!thread) return [];
      const terms = await this.promises.termsOf(tx, thread.topic);
      const pool = await tx.manager.findBy(PoolMember, { clinicId, poolId: terms.escalationPoolId });
      const leads = (await this.careTeams.of(tx, thread.patientId)).filter(({ lead }) => lead);
      // Whoever is away is not told: whoever covers them is.
      return standIns(tx, [...pool.map(({ staffId }) => staffId), ...leads.map(({ id }) => id)]);
    });
  }

  /** The mail to an address, as the clinic words it. */
  letter(tx: Tx, address: MailAddress): Promise<Mail> {
    return this.clinics.letter(tx, address);
  }
}
