import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, Work } from '@holdfast/platform/server';
import { alertTold } from '@holdfast/safety/model';
import { AlertStepRow } from './alert/alert.entity';
import { AlertAudience } from './climb/alert-audience';

/** Mails that follow from alerts. They say that something is new, never what. */
@Injectable()
export class SafetyNotices implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    private readonly audience: AlertAudience,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(alertTold.eventName, 'mail', (note, job) => this.mailAll(note, job));
  }

  private async mailAll({ clinicId, ids }: EventNote, job: string): Promise<void> {
    const step = await this.work.as(systemOf(clinicId, 'notice.audience'), (tx) =>
      tx.manager.findOneBy(AlertStepRow, { clinicId, id: ids['stepId'] ?? '' }),
    );
    const failures: unknown[] = [];
    for (const accountId of step?.toIds ?? []) {
      await this.mailOne(clinicId, job, accountId).catch((error: unknown) => failures.push(error));
    }
    // One address that refuses mail keeps nobody else from being told; the job is tried again for that one.
    if (failures.length > 0) throw failures[0];
  }

  private async mailOne(clinicId: Id, job: string, accountId: Id): Promise<void> {
    const mail = await this.work.as(systemOf(clinicId, 'notice.address'), (tx) =>
      this.audience.addressOf(tx, accountId),
    );
    if (mail) await this.effects.once(clinicId, job, accountId, () => this.mailer.sendUpdate(mail));
  }
}
