import { Injectable, type OnModuleInit } from '@nestjs/common';
import { resetAsked, signInChanged } from '@holdfast/identity/model';
import { type EventNote, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, Work } from '@holdfast/platform/server';
import { Accounts } from './account/accounts';
import { ResetWishes } from './password/reset-wishes';

/** Mails about signing in: the link to choose a password anew, and word of every change. None names anything else. */
@Injectable()
export class IdentityNotices implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly work: Work,
    private readonly effects: Effects,
    private readonly accounts: Accounts,
    private readonly wishes: ResetWishes,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(resetAsked.eventName, 'mail-link', (note, job) => this.mailLink(note, job));
    this.jobs.subscribe(signInChanged.eventName, 'mail-owner', (note, job) => this.mailOwner(note, job));
  }

  private async mailLink(note: EventNote, job: string): Promise<void> {
    const { clinicId } = note;
    const accountId = note.ids['accountId'] ?? '';
    const mail = await this.addressOf(clinicId, accountId);
    if (!mail) return;
    await this.effects.once(clinicId, job, accountId, async () => {
      const secret = await this.wishes.link(clinicId, accountId);
      await this.mailer.send({ ...mail, kind: 'reset', path: `/reset#t=${secret}` });
    });
  }

  private async mailOwner(note: EventNote, job: string): Promise<void> {
    const { clinicId } = note;
    const accountId = note.ids['accountId'] ?? '';
    const mail = await this.addressOf(clinicId, accountId);
    if (!mail) return;
    await this.effects.once(clinicId, job, accountId, () =>
      this.mailer.send({ ...mail, kind: 'sign-in-changed', path: '/forgot' }),
    );
  }

  private addressOf(clinicId: string, accountId: string) {
    return this.work.as(systemOf(clinicId, 'mail.address'), async (tx) => {
      const mail = await this.accounts.mailAddress(tx, accountId);
      const { clinicName } = await this.accounts.labels(tx);
      return mail ? { ...mail, clinicName } : null;
    });
  }
}
