import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import { nothingToReview, type RequestPath, type ReviewStory } from '@holdfast/treatment/model';
import { IsNull } from 'typeorm';
import { ReviewRequest } from '../treatment.entity';
import { ReviewStories } from './review-stories';

// The need before the request, as who decides does: in another order the two would wait for each other.
const HELD = { name: 'need_row_held', text: 'select from need where clinic_id = $1 and patient_id = $2 for update' };
const GIVEN = {
  name: 'review_given_once',
  text: `select from check_in_anchor where clinic_id = $1 and patient_id = $2 and kind = 'infusion'
    and day <= $3::timestamptz::date + 1 limit 1`,
};

/** What patients ask for: that a clinician looks, and decides. One request at a time; asking never counts against anyone. */
@Injectable()
export class ReviewRequests {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly stories: ReviewStories,
  ) {}

  /** Asks for a review; while one is asked for, another is the same. Fails with `review.nothing` or `missing`. */
  async ask(actor: Actor, { patientId, requestId: id }: RequestPath): Promise<ReviewStory> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      await this.patients.mustExist(tx, patientId);
      await tx.query(HELD, [clinicId, patientId]);
      const known = await tx.manager.findOneBy(ReviewRequest, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (!known && !(await this.open(tx, patientId))) {
        if (!(await this.wasTreated(tx, patientId))) throw nothingToReview();
        await tx.manager.insert(ReviewRequest, { clinicId, id, patientId, askedAt: new Date(tx.now) });
        this.changed(tx, patientId);
      }
      return this.stories.storyIn(tx, patientId);
    });
  }

  /** Takes a request back that nobody has answered; again is the same. Fails with `missing`. */
  async withdraw(actor: Actor, { patientId, requestId: id }: RequestPath): Promise<ReviewStory> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      await tx.query(HELD, [clinicId, patientId]);
      const row = await tx.manager.findOneBy(ReviewRequest, { clinicId, id, patientId });
      if (!row) throw missing();
      const where = { clinicId, id, answeredAt: IsNull(), withdrawnAt: IsNull() };
      await tx.manager.update(ReviewRequest, where, { withdrawnAt: new Date(tx.now) });
      this.changed(tx, patientId);
      return this.stories.storyIn(tx, patientId);
    });
  }

  private open(tx: Tx, patientId: Id): Promise<boolean> {
    const where = { clinicId: tx.actor.clinicId, patientId, answeredAt: IsNull(), withdrawnAt: IsNull() };
    return tx.manager.existsBy(ReviewRequest, where);
  }

  private async wasTreated(tx: Tx, patientId: Id): Promise<boolean> {
    const rows = await tx.query(GIVEN, [tx.actor.clinicId, patientId, new Date(tx.now)]);
    return rows.length > 0;
  }

  private changed(tx: Tx, patientId: Id): void {
    tx.touch(patientId, 'review');
    tx.hint({ kind: 'review', patientId, threadId: null, seq: 0, accountId: tx.actor.accountId, on: true });
  }
}
