import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Accounts } from '@holdfast/identity/server';
import { noticeDue, promiseBroken } from '@holdfast/messaging/model';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, Work } from '@holdfast/platform/server';
import { NoticeAudience } from './promise/notice-audience';

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
    this.jobs.subscribe(noticeDue.eventName, 'mail', (note, job) =>
      this.mailAll(note, job, [note.ids['accountId'] ?? '']),
    );
    this.jobs.subscribe(promiseBroken.eventName, 'mail', async (note, job) => {
      await this.mailAll(note, job, await this.audience.ofBrokenPromise(note.clinicId, note.ids['threadId'] ?? ''));
    });
  }

  private async mailAll({ clinicId }: EventNote, job: string, accountIds: readonly Id[]): Promise<void> {
    const failures: unknown[] = [];
    for (const accountId of accountIds) {
      await this.mailOne(clinicId, job, accountId).catch((error: unknown) => failures.push(error));
    }
    // One address that refuses mail keeps nobody else from being told; the job is tried again for that one.
    if (failures.length > 0) throw failures[0];
  }

  private async mailOne(clinicId: Id, job: string, accountId: Id): Promise<void> {
    const mail = await this.work.as(systemOf(clinicId, 'notice.address'), async (tx) => {
      const address = await this.accounts.mailAddress(tx, accountId);
      return address && this.audience.letter(tx, address);
    });
    if (mail) await this.effects.once(clinicId, job, accountId, () => this.mailer.sendUpdate(mail));
  }
}
