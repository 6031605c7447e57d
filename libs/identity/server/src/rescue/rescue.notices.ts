import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rescueAsked, rescueResetAsked } from '@holdfast/identity/model';
import type { EventNote } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import { ResetWishes } from '../password/reset-wishes';
import { RescueLinks } from './rescue-links';

/** The mails of a rescue: that it was begun, and the link where the password is lost as well. */
@Injectable()
export class RescueNotices implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly accounts: Accounts,
    private readonly wishes: ResetWishes,
    private readonly links: RescueLinks,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(rescueAsked.eventName, 'mail-owner', (note, job) => this.mail(note, job, false));
    this.jobs.subscribe(rescueResetAsked.eventName, 'mail-owner', (note, job) => this.mail(note, job, true));
  }

  private async mail(note: EventNote, job: string, withReset: boolean): Promise<void> {
    const { clinicId, ids } = note;
    const { accountId = '', rescueId = '' } = ids;
    const head = await this.accounts.letterHead(clinicId, accountId);
    if (!head) return;
    await this.effects.once(clinicId, job, accountId, async () => {
      const secret = this.links.secretOf(clinicId, rescueId);
      const reset = withReset ? `&r=${await this.wishes.link(clinicId, accountId)}` : '';
      await this.mailer.send({
        ...head,
        kind: withReset ? 'rescue-reset' : 'rescue',
        path: `/rescue#t=${secret}${reset}`,
      });
    });
  }
}
