import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EventNote, systemOf } from '@holdfast/platform/model';
import { JobQueue, Work } from '@holdfast/platform/server';
import { referralMovedOn, searchAnswered } from '@holdfast/referral/model';
import { attemptForWriting } from './loop/loop-rows';
import { Renewing } from './loop/renewing';
import { Rerouting } from './loop/rerouting';

/** What follows from an attempt’s moves: a waiting list asks the patient whether they would rather go on. */
@Injectable()
export class ReferralReactions implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly rerouting: Rerouting,
    private readonly renewing: Renewing,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(referralMovedOn.eventName, 'ask-patient', (note) => this.moved(note));
    this.jobs.subscribe(searchAnswered.eventName, 'renew', (note) => this.answered(note));
  }

  private answered({ clinicId, ids }: EventNote): Promise<void> {
    const { patientId = '', searchId = '' } = ids;
    return this.work.as(systemOf(clinicId, 'referral.react', patientId), (tx) =>
      this.renewing.renew(tx, { patientId, searchId }),
    );
  }

  // Again does nothing: the question stands once, and what has moved on since is not asked about.
  private moved({ clinicId, ids }: EventNote): Promise<void> {
    const { patientId = '', referralId = '' } = ids;
    return this.work.as(systemOf(clinicId, 'referral.react', patientId), async (tx) => {
      const { search, row } = await attemptForWriting(tx, { patientId, referralId });
      if (row.state === 'waitlisted') await this.rerouting.askWhetherToWait(tx, search);
    });
  }
}
