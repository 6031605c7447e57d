import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { CareTeams, Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { StaffView } from '@holdfast/clinic/model';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  type DecisionView,
  frequencyCaution,
  type NeedView,
  type RequestView,
  type ReviewStory,
  type ReviewView,
  UNDO_MS,
} from '@holdfast/treatment/model';
import { NeedSettings } from '../need/need-settings';
import { ReviewDecision, ReviewRequest } from '../treatment.entity';
import { rationalePlace, signedPlace, wordsPlace } from './review-sealing';

const TOLD: Prepared = { name: 'need_told', text: 'select told from need where clinic_id = $1 and patient_id = $2' };
const GIVEN: Prepared = {
  name: 'review_given',
  text: `select array_agg(x.day::text) as days, coalesce(p.zone, k.zone) as zone
    from clinic k left join patient_plan p on p.clinic_id = $1 and p.patient_id = $2
      left join check_in_anchor x on x.clinic_id = $1 and x.patient_id = $2 and x.kind = 'infusion'
    where k.clinic_id = $1 group by p.zone, k.zone`,
};
const SHOWN = 50;

/** What reviews are decided from, and what came of them: for the clinic whole, for the patient in plain words. */
@Injectable()
export class ReviewReading {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
    private readonly careTeams: CareTeams,
    private readonly settings: NeedSettings,
  ) {}

  /** All that a review of one patient is decided from; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<ReviewView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return this.in(tx, patientId);
    });
  }

  /** The same inside ongoing work. */
  async in(tx: Tx, patientId: Id): Promise<ReviewView> {
    const { clinicId } = tx.actor;
    const [row] = await tx.query<{ told: NeedView | null }>(TOLD, [clinicId, patientId]);
    return {
      patientId,
      need: row?.told ?? null,
      thresholds: (await this.settings.in(tx)).thresholds,
      caution: await this.caution(tx, patientId),
      decisions: await this.decisions(tx, patientId),
      requests: await this.requests(tx, patientId),
    };
  }

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
      const [request] = await this.requests(tx, patientId);
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

  private async caution(tx: Tx, patientId: Id): Promise<ReviewView['caution']> {
    const [row] = await tx.query<{ days: (string | null)[]; zone: string }>(GIVEN, [tx.actor.clinicId, patientId]);
    if (!row) return null;
    const today = localDay(tx.now, row.zone);
    // What would be said of one more today, because that is what is decided.
    return frequencyCaution([...row.days.flatMap((day) => day ?? []), today], today);
  }

  private async decisions(tx: Tx, patientId: Id): Promise<DecisionView[]> {
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

  private async requests(tx: Tx, patientId: Id): Promise<RequestView[]> {
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const rows = await tx.manager.find(ReviewRequest, { where, order: { askedAt: 'DESC', id: 'DESC' }, take: SHOWN });
    const worded = rows.flatMap(({ id, wordsSealed: sealed }) =>
      sealed ? [{ subjectId: patientId, place: wordsPlace(clinicId, id), sealed }] : [],
    );
    const opened = await this.sealing.openAll(clinicId, 'patient', worded);
    const words = new Map(worded.map(({ place }, index) => [place.rowId, opened[index] ?? null]));
    return rows.map(({ id, askedAt, answeredAt, withdrawnAt }) => ({
      ...{ id, words: words.get(id) ?? null, askedAt: askedAt.toISOString() },
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
