import { Injectable } from '@nestjs/common';
import type { StaffView } from '@holdfast/clinic/model';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import { type DecisionView, type RequestView, UNDO_MS } from '@holdfast/treatment/model';
import { ReviewDecision, ReviewRequest } from '../treatment.entity';
import { rationalePlace, signedPlace } from './review-sealing';

const SHOWN = 50;

/** What was decided and asked for, opened for those who may read it. */
@Injectable()
export class ReviewRecords {
  constructor(
    private readonly sealing: Sealing,
    private readonly directory: StaffDirectory,
  ) {}

  /** The latest decisions of a patient, newest first. */
  async decisions(tx: Tx, patientId: Id): Promise<DecisionView[]> {
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const order = { decidedAt: 'DESC', id: 'DESC' } as const;
    const rows = await tx.manager.find(ReviewDecision, { where, order, take: SHOWN });
    const sealed = rows.flatMap(({ id, rationaleSealed, signedSealed }) => [
      { subjectId: patientId, place: rationalePlace(clinicId, id), sealed: rationaleSealed },
      { subjectId: patientId, place: signedPlace(clinicId, id), sealed: signedSealed },
    ]);
    const opened = await this.sealing.openAll(clinicId, 'patient', sealed);
    const staff = await this.directory.all(tx);
    return rows.map((row, index) => {
      const [rationale, signedName] = opened.slice(index * 2, index * 2 + 2).map((one) => one ?? '');
      return decisionView(row, { rationale: rationale ?? '', signedName: signedName ?? '' }, staff.get(row.decidedBy));
    });
  }

  /** The latest requests of a patient, newest first. */
  async requests(tx: Tx, patientId: Id): Promise<RequestView[]> {
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const rows = await tx.manager.find(ReviewRequest, { where, order: { askedAt: 'DESC', id: 'DESC' }, take: SHOWN });
    return rows.map(({ id, askedAt, answeredAt, withdrawnAt }) => ({
      ...{ id, askedAt: askedAt.toISOString() },
      ...{ answeredAt: answeredAt?.toISOString() ?? null, withdrawnAt: withdrawnAt?.toISOString() ?? null },
    }));
  }
}

function decisionView(
  row: ReviewDecision,
  words: { rationale: string; signedName: string },
  by: StaffView | undefined,
): DecisionView {
  const { id, decision, followUpOn, decidedAt, decidedBy, told, undoneAt } = row;
  return {
    ...{ id, decision, followUpOn, ...words, category: told.category, score: told.score },
    decidedAt: decidedAt.toISOString(),
    by: { id: decidedBy, name: by?.name ?? '', title: by?.title ?? '' },
    undoneAt: undoneAt?.toISOString() ?? null,
    undoUntil: new Date(decidedAt.getTime() + UNDO_MS).toISOString(),
  };
}
