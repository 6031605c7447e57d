import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkInReminder, outreachOpened } from '@holdfast/check-in/model';
import { type EventNote, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, Work } from '@holdfast/platform/server';
import { Links } from './answering/links';
import { CheckIn } from './check-in.entity';
import { MailAddresses } from './asking/mail-addresses';

const PATH = '/c#';

/** Mails that follow from check-ins. They say that something is new, never what. */
@Injectable()
export class CheckInNotices implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    private readonly addresses: MailAddresses,
    private readonly links: Links,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(checkInReminder.eventName, 'mail', (note, job) => this.remind(note, job));
    this.jobs.subscribe(outreachOpened.eventName, 'mail', (note, job) => this.tellTeam(note, job));
  }

  private async remind({ clinicId, ids }: EventNote, job: string): Promise<void> {
    const { patientId = '', checkInId = '' } = ids;
    await this.effects.once(clinicId, job, patientId, async () => {
      const mail = await this.work.as(systemOf(clinicId, 'check-in.remind', patientId), async (tx) => {
        const checkIn = await tx.manager.findOneBy(CheckIn, { clinicId, id: checkInId, patientId, state: 'due' });
        const to = checkIn && (await this.addresses.ofPatient(tx, patientId));
        // The link dies with the check-in; each mail carries its own, and opening one leaves the others as they are.
        return to
          ? {
              ...to,
              path: PATH + (await this.links.make(tx, { patientId, checkInId }, checkIn.expiresAt)),
              opensAlone: true,
            }
          : null;
      });
      if (mail) await this.mailer.sendUpdate(mail);
    });
  }

  private async tellTeam({ clinicId, ids }: EventNote, job: string): Promise<void> {
    const { patientId = '' } = ids;
    const team = await this.work.as(systemOf(clinicId, 'outreach.address', patientId), (tx) =>
      this.addresses.ofTeam(tx, patientId),
    );
    for (const { accountId, mail } of team) {
      await this.effects.once(clinicId, job, accountId, () => this.mailer.sendUpdate(mail));
    }
  }
}
