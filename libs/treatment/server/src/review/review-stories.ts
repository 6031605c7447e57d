import { Injectable } from '@nestjs/common';
import { CareTeams, Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import type { ReviewStory } from '@holdfast/treatment/model';
import { ReviewDecision } from '../treatment.entity';
import { ReviewRecords } from './review-records';

/** What a patient sees of reviews, in as few facts as it takes. */
@Injectable()
export class ReviewStories {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
    private readonly careTeams: CareTeams,
    private readonly records: ReviewRecords,
  ) {}

  /** What the patient sees: the decision that stands, what they asked for, and who decides. */
  story(actor: Actor, patientId: Id): Promise<ReviewStory> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const { clinicId } = actor;
      const where = { clinicId, patientId };
      const rows = await tx.manager.find(ReviewDecision, { where, order: { decidedAt: 'DESC', id: 'DESC' } });
      const standing = rows.find(({ undoneAt }) => !undoneAt);
      const staff = await this.directory.all(tx);
      const team = await this.careTeams.of(tx, patientId);
      const [request] = await this.records.requests(tx, patientId);
      return {
        decision: standing
          ? {
              ...{ decision: standing.decision, followUpOn: standing.followUpOn },
              by: staff.get(standing.decidedBy)?.name ?? '',
              decidedAt: standing.decidedAt.toISOString(),
            }
          : null,
        request: request ?? null,
        deciders: team.filter(({ roles }) => roles.includes('provider')).map(({ name }) => name),
      };
    });
  }
}
