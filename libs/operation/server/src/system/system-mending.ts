import { Injectable } from '@nestjs/common';
import { Accounts } from '@holdfast/identity/server';
import { mailRefused, noAddress } from '@holdfast/operation/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { Mailer, ParkedJobs, Work } from '@holdfast/platform/server';

/** What an administrator can do about a system that does not fare well. */
@Injectable()
export class SystemMending {
  constructor(
    private readonly work: Work,
    private readonly jobs: ParkedJobs,
    private readonly accounts: Accounts,
    private readonly mailer: Mailer,
  ) {}

  /** Has a parked job of the clinic tried once more. */
  retry(actor: Actor, jobId: Id): Promise<void> {
    return this.work.as(actor, (tx) => this.jobs.retry(tx, jobId));
  }

  /** Takes a parked job of the clinic away: what it would have done stays undone. */
  discard(actor: Actor, jobId: Id): Promise<void> {
    return this.work.as(actor, (tx) => this.jobs.discard(tx, jobId));
  }

  /** Sends a mail to the actor's own address, to see it arrive; fails with `system.mail-refused` when it is not taken. */
  async testMail(actor: Actor): Promise<void> {
    const mail = await this.work.as(actor, async (tx) => {
      const address = await this.accounts.mailAddress(tx, actor.accountId);
      const { clinicName } = await this.accounts.labels(tx);
      return address && { ...address, clinicName };
    });
    if (!mail) throw noAddress();
    try {
      await this.mailer.send({ ...mail, kind: 'test' });
    } catch {
      throw mailRefused();
    }
  }
}
