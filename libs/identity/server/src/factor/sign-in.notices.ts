import { Injectable, type OnModuleInit } from '@nestjs/common';
import { signInChanged, signInDisowned } from '@holdfast/identity/model';
import type { EventNote } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer } from '@holdfast/platform/server';
import { Accounts } from '../account/accounts';
import { Disowning } from './disowning';

/** Mails to an owner about every change of how they sign in, with the way to take back one that is held. */
@Injectable()
export class SignInNotices implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly accounts: Accounts,
    private readonly disowning: Disowning,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(signInChanged.eventName, 'mail-owner', (note, job) => this.tellOfChange(note, job));
    this.jobs.subscribe(signInDisowned.eventName, 'mail-owner', (note, job) => this.tellTakenBack(note, job));
  }

  private async tellOfChange(note: EventNote, job: string): Promise<void> {
    const { clinicId } = note;
    const accountId = note.ids['accountId'] ?? '';
    const mail = await this.accounts.letterHead(clinicId, accountId);
    if (!mail) return;
    await this.effects.once(clinicId, job, accountId, async () => {
      const secret = await this.disowning.link(clinicId, accountId, note.ids['changeId']);
      if (secret) await this.mailer.send({ ...mail, kind: 'sign-in-held', path: `/not-me#t=${secret}` });
      else await this.mailer.send({ ...mail, kind: 'sign-in-changed', path: '/forgot' });
    });
  }

  private async tellTakenBack(note: EventNote, job: string): Promise<void> {
    const { clinicId } = note;
    const accountId = note.ids['accountId'] ?? '';
    const mail = await this.accounts.letterHead(clinicId, accountId);
    if (!mail) return;
    await this.effects.once(clinicId, job, accountId, () =>
      this.mailer.send({ ...mail, kind: 'sign-in-taken-back', path: '/forgot' }),
    );
  }
}
