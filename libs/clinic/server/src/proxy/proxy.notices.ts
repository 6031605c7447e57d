import { Injectable } from '@nestjs/common';
import { Accounts } from '@holdfast/identity/server';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { Effects, Mailer, Work } from '@holdfast/platform/server';
import { Patients } from '../patients';

/** Tells a patient by a neutral mail that who may see their things has changed: it may not have been them. */
@Injectable()
export class ProxyNotices {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly patients: Patients,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
  ) {}

  /** Mails the patient once for each change. */
  async tell({ clinicId, ids }: EventNote, job: string): Promise<void> {
    const patientId: Id = ids['patientId'] ?? '';
    const mail = await this.work.as(systemOf(clinicId, 'mail.address', patientId), async (tx) => {
      const accountId = await this.patients.accountOf(tx, patientId);
      const to = accountId ? await this.accounts.mailAddress(tx, accountId) : null;
      return to && accountId ? { ...to, accountId, clinicName: (await this.accounts.labels(tx)).clinicName } : null;
    });
    if (!mail) return;
    const { accountId, ...rest } = mail;
    await this.effects.once(clinicId, job, accountId, () => this.mailer.send({ ...rest, path: '/helpers' }));
  }
}
