import { Injectable, type OnModuleInit } from '@nestjs/common';
import { resetAsked } from '@holdfast/identity/model';
import type { EventNote } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer } from '@holdfast/platform/server';
import { Accounts } from './account/accounts';
import { ResetWishes } from './password/reset-wishes';

/** The mail with the link to choose a password anew. It names nothing else. */
@Injectable()
export class IdentityNotices implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly accounts: Accounts,
    private readonly wishes: ResetWishes,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(resetAsked.eventName, 'mail-link', (note, job) => this.mailLink(note, job));
  }

  private async mailLink(note: EventNote, job: string): Promise<void> {
    const { clinicId } = note;
    const accountId = note.ids['accountId'] ?? '';
    const mail = await this.accounts.letterHead(clinicId, accountId);
    if (!mail) return;
    await this.effects.once(clinicId, job, accountId, async () => {
      const secret = await this.wishes.link(clinicId, accountId);
      await this.mailer.send({ ...mail, kind: 'reset', path: `/reset#t=${secret}` });
    });
  }
}
