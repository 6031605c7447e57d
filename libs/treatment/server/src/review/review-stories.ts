import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import { CareTeams, Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import type { ReviewStory } from '@holdfast/treatment/model';
import { IsNull } from 'typeorm';
import { ReviewDecision } from '../treatment.entity';
import { ReviewRecords } from './review-records';

const LAST_GIVEN: Prepared = {
  name: 'review_last_given',
  text: `select max(x.day)::text as day from check_in_anchor x
    where x.clinic_id = $1 and x.patient_id = $2 and x.kind = 'infusion' and x.day <= $3::date`,
};

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
    return this.work.as(actor, (tx) => this.storyIn(tx, patientId));
  }

  /** The same inside ongoing work, so that a change and what is answered of it are one access; fails with `missing`. */
  async storyIn(tx: Tx, patientId: Id): Promise<ReviewStory> {
    await this.patients.mustExist(tx, patientId);
    const where = { clinicId: tx.actor.clinicId, patientId };
    const order = { decidedAt: 'DESC', id: 'DESC' } as const;
    const latest = await tx.manager.findOne(ReviewDecision, { where: { ...where, undoneAt: IsNull() }, order });
    const standing = latest && (await this.isOver(tx, latest)) ? null : latest;
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
  }

  // A decision is about the time since one infusion: after the next, "we would like to see you sooner" is no longer true.
  private async isOver(tx: Tx, { patientId, told }: ReviewDecision): Promise<boolean> {
    const today = localDay(tx.now, await zoneOf(tx, patientId));
    const [row] = await tx.query<{ day: string | null }>(LAST_GIVEN, [tx.actor.clinicId, patientId, today]);
    return (row?.day ?? '') > told.lastInfusionOn;
  }
}
