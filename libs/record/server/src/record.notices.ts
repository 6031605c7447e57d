import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Accounts } from '@holdfast/identity/server';
import { type EventNote, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, Work } from '@holdfast/platform/server';
import { twoPersonAsked, twoPersonDecided } from '@holdfast/record/model';

/** Tells everybody who oversees the clinic, by a neutral mail, that something that takes two people was asked for or decided. */
@Injectable()
export class RecordNotices implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly accounts: Accounts,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(twoPersonAsked.eventName, 'mail-overseers', (note, job) => this.tell(note, job));
    this.jobs.subscribe(twoPersonDecided.eventName, 'mail-overseers', (note, job) => this.tell(note, job));
  }

  private async tell({ clinicId }: EventNote, job: string): Promise<void> {
    const ids = await this.work.as(systemOf(clinicId, 'mail.address'), async (tx) => [
      ...(await this.accounts.withRole(tx, 'admin')),
      ...(await this.accounts.withRole(tx, 'auditor')),
    ]);
    for (const accountId of new Set(ids)) {
      const head = await this.accounts.letterHead(clinicId, accountId);
      if (!head) continue;
      await this.effects.once(clinicId, job, accountId, () => this.mailer.send({ ...head, path: '/admin/records' }));
    }
  }
}
