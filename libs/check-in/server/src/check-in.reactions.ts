import { Injectable, type OnModuleInit } from '@nestjs/common';
import { patientMerged } from '@holdfast/clinic/model';
import { Patients } from '@holdfast/clinic/server';
import { systemOf } from '@holdfast/platform/model';
import { JobQueue, Work } from '@holdfast/platform/server';
import { Plans } from './asking/plans';

/** What check-ins do when something happens elsewhere: a record that was replaced is asked nothing more. */
@Injectable()
export class CheckInReactions implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly patients: Patients,
    private readonly plans: Plans,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(patientMerged.eventName, 'pause-plan', async ({ clinicId, ids }) => {
      const patientId = ids['patientId'] ?? '';
      await this.work.as(systemOf(clinicId, 'plan.follow', patientId), async (tx) =>
        this.plans.follow(tx, patientId, await this.patients.isReplaced(tx, patientId)),
      );
    });
  }
}
