import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Accounts, CareTeams, Clinics } from '@holdfast/clinic/server';
import { noticeDue, promiseBroken } from '@holdfast/messaging/model';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, type Tx, Work } from '@holdfast/platform/server';
import { MessagePromises } from './promise/message-promises';
import { PoolMember } from './thread/routing.entity';
import { Thread } from './thread/thread.entity';

/** Mails that follow from messaging. They say that something is new, never what. */
@Injectable()
export class MessagingNotices implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    private readonly accounts: Accounts,
    private readonly audience: NoticeAudience,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(noticeDue.eventName, 'mail', (note, job) => this.mailAll(note, job, [note.ids['accountId'] ?? '']));
    this.jobs.subscribe(promiseBroken.eventName, 'mail', async (note, job) => {
      await this.mailAll(note, job, await this.audience.ofBrokenPromise(note.clinicId, note.ids['threadId'] ?? ''));
    });
  }

  private async mailAll({ clinicId }: EventNote, job: string, accountIds: readonly Id[]): Promise<void> {
    for (const accountId of accountIds) {
      const mail = await this.work.as(systemOf(clinicId, 'notice.address'), async (tx) => {
        const address = await this.accounts.mailAddress(tx, accountId);
        return address && { ...address, clinicName: await this.audience.clinicName(tx) };
      });
      if (mail) await this.effects.once(clinicId, job, accountId, () => this.mailer.sendUpdate(mail));
    }
  }
}

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
      return [...new Set([...pool.map(({ staffId }) => staffId), ...leads.map(({ id }) => id)])];
    });
  }

  /** How mails name the clinic: by its neutral name. */
  clinicName(tx: Tx): Promise<string> {
    return this.clinics.neutralName(tx);
  }
}
