import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Effects, Mailer, SETTINGS, type Settings, Sweeper } from '@holdfast/platform/server';
import { CheckpointFolder } from './checkpoint-folder';

/** Mails each clinic's latest checkpoint once a day, so that one lies where nobody of the installation reaches it. */
@Injectable()
export class CheckpointMail implements OnModuleInit {
  private readonly mailed = new Map<Id, string>();

  constructor(
    private readonly sweeper: Sweeper,
    private readonly folder: CheckpointFolder,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    if (!this.settings.AUDIT_CHECKPOINTS_MAIL) return;
    this.sweeper.add({ name: 'checkpoints mailed', sweep: (clinicId) => this.mail(clinicId, Date.now()) });
  }

  /** Mails a clinic's latest checkpoint unless that was done today (UTC). @param now ms since 1970 */
  async mail(clinicId: Id, now: number): Promise<number> {
    const to = this.settings.AUDIT_CHECKPOINTS_MAIL;
    const day = new Date(now).toISOString().slice(0, 10);
    if (!to || this.mailed.get(clinicId) === day) return 0;
    const text = this.folder.last(clinicId);
    if (text === null) return 0;
    const subject = `Checkpoint ${day}`;
    const isNew = await this.effects.once(clinicId, `checkpoint-mail/${day}`, to, () =>
      this.mailer.sendRecord({ to, subject, text }),
    );
    this.mailed.set(clinicId, day);
    return isNew ? 1 : 0;
  }
}
