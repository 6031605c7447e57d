import { Injectable } from '@nestjs/common';
import { CheckIns } from '@holdfast/check-in/server';
import { StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, invalid, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  type DecideReview,
  type DecisionPath,
  decisionStands,
  frequencyReason,
  NEED_CATEGORIES,
  nothingToReview,
  reviewDecided,
  type ReviewView,
  signatureOther,
  UNDO_MS,
} from '@holdfast/treatment/model';
import { Needs } from '../need/needs';
import { ReviewDecision } from '../treatment.entity';
import { ReviewReading } from './review-reading';
import { patientKey, rationalePlace, signedPlace } from './review-sealing';

const HELD: Prepared = {
  name: 'need_held',
  text: 'select from need where clinic_id = $1 and patient_id = $2 for update',
};
const LATEST: Prepared = {
  name: 'review_latest',
  text: `select id, decision, decided_at, decided_by from review_decision
    where clinic_id = $1 and patient_id = $2 and undone_at is null order by decided_at desc, id desc limit 1`,
};
// Whoever reads ahead of this has an older revision in hand, and will reckon anew.
const STANDS: Prepared = {
  name: 'need_decided',
  text: `update need n set decision_id = d.id, decided_place = d.place, follow_up_on = d.follow_up_on,
      decided_infusion_on = (d.told ->> 'lastInfusionOn')::date, revision = n.revision + 1
    from (select $3::uuid as wanted) w left join review_decision d on d.clinic_id = $1 and d.id = w.wanted
    where n.clinic_id = $1 and n.patient_id = $2`,
};
const ANSWER: Prepared = {
  name: 'review_request_answer',
  text: `update review_request set answered_at = $4, decision_id = $3
    where clinic_id = $1 and patient_id = $2 and answered_at is null and withdrawn_at is null`,
};
const REOPEN: Prepared = {
  name: 'review_request_reopen',
  text: `update review_request r set answered_at = null, decision_id = null
    where r.clinic_id = $1 and r.patient_id = $2 and r.decision_id = $3 and not exists (select from review_request o
      where o.clinic_id = $1 and o.patient_id = $2 and o.answered_at is null and o.withdrawn_at is null)`,
};
const DECIDED: ReadonlySet<string> = new Set(['review']);
const DAY_MS = 86_400_000;
const MOST_AHEAD_DAYS = 366;
const LEAST_REASON = 10; // characters, where infusions come often

interface LatestRow {
  [column: string]: unknown;
  id: Id;
  decision: string;
  decided_at: Date;
  decided_by: Id;
}

/** What clinicians decide at reviews: each with a reason and a signature, and nobody writes over a colleague. */
@Injectable()
export class ReviewDeciding {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly directory: StaffDirectory,
    private readonly checkIns: CheckIns,
    private readonly reading: ReviewReading,
    private readonly needs: Needs,
  ) {}

  /**
   * Decides a review; a repeat changes nothing.
   * Fails with `review.nothing`, `review.decided`, `review.signature`, `review.frequency` or `missing`.
   */
  decide(actor: Actor, { patientId, decisionId: id }: DecisionPath, input: DecideReview): Promise<ReviewView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: decidedBy } = actor;
      await tx.query(HELD, [clinicId, patientId]);
      const told = await this.reading.need(tx, patientId);
      const key = patientKey(clinicId, patientId);
      const digest = await this.sealing.digest(key, JSON.stringify(input));
      const known = await tx.manager.findOneBy(ReviewDecision, { clinicId, id });
      if (known) return this.again(tx, known, patientId, digest);
      if (!told) throw nothingToReview();
      if (isOutside(input.followUpOn, tx.now)) throw invalid({ fields: ['followUpOn'] });
      await this.mustBeLatest(tx, patientId, input.seen);
      await this.mustBeSigned(tx, input.signedName);
      await this.mustSayWhy(tx, patientId, input);
      await tx.manager.insert(ReviewDecision, {
        ...{ clinicId, id, patientId, decidedBy, digest, decision: input.decision, followUpOn: input.followUpOn },
        // The place of what was told, which the queue may not show yet where thresholds have just changed.
        ...{ told, place: NEED_CATEGORIES.indexOf(told.category), decidedAt: new Date(tx.now) },
        rationaleSealed: await this.sealing.seal(key, rationalePlace(clinicId, id), input.rationale),
        signedSealed: await this.sealing.seal(key, signedPlace(clinicId, id), input.signedName),
      });
      await tx.query(STANDS, [clinicId, patientId, id]);
      await tx.query(ANSWER, [clinicId, patientId, id, new Date(tx.now)]);
      // The check-in has the decision's own identifier, so that a repeat asks once.
      if (input.sendCheckIn) await this.checkIns.askIn(tx, { patientId, checkInId: id }, { forms: ['phq-9'] });
      return this.told(tx, patientId);
    });
  }

  /** Takes a decision back, as if it had not been made; what it sent stays sent. Fails with `review.stands` or `missing`. */
  undo(actor: Actor, { patientId, decisionId: id }: DecisionPath): Promise<ReviewView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      await tx.query(HELD, [clinicId, patientId]);
      const row = await tx.manager.findOneBy(ReviewDecision, { clinicId, id, patientId });
      if (!row) throw missing();
      if (row.undoneAt) return this.reading.in(tx, patientId);
      const latest = await this.latest(tx, patientId);
      const isOver = tx.now > row.decidedAt.getTime() + UNDO_MS;
      if (isOver || row.decidedBy !== actor.accountId || latest?.id !== id) throw decisionStands();
      await tx.manager.update(ReviewDecision, { clinicId, id }, { undoneAt: new Date(tx.now) });
      await tx.query(REOPEN, [clinicId, patientId, id]);
      await tx.query(STANDS, [clinicId, patientId, (await this.latest(tx, patientId))?.id ?? null]);
      return this.told(tx, patientId);
    });
  }

  private async again(tx: Tx, known: ReviewDecision, patientId: Id, digest: Buffer): Promise<ReviewView> {
    if (known.patientId !== patientId) throw missing();
    if (!known.digest.equals(digest)) throw reviewDecided(await this.factsOf(tx, known));
    return this.reading.in(tx, patientId);
  }

  private async mustBeLatest(tx: Tx, patientId: Id, seen: Id | null): Promise<void> {
    const latest = await this.latest(tx, patientId);
    if (!latest || latest.id === seen) return;
    const { decision, decided_at: decidedAt, decided_by: decidedBy } = latest;
    throw reviewDecided(await this.factsOf(tx, { decision, decidedAt, decidedBy }));
  }

  private async factsOf(tx: Tx, one: { decision: string; decidedAt: Date; decidedBy: Id }) {
    const by = (await this.directory.all(tx)).get(one.decidedBy)?.name ?? '';
    return { by, decision: one.decision, at: one.decidedAt.toISOString() };
  }

  private async mustBeSigned(tx: Tx, signedName: string): Promise<void> {
    const own = (await this.directory.all(tx)).get(tx.actor.accountId)?.name ?? '';
    if (plain(own) !== plain(signedName)) throw signatureOther();
  }

  /** Who brings a patient in although infusions come often says why in more than a word. */
  private async mustSayWhy(tx: Tx, patientId: Id, { decision, rationale }: DecideReview): Promise<void> {
    if (decision !== 'bring-in' || rationale.trim().length >= LEAST_REASON) return;
    const { caution } = await this.reading.in(tx, patientId);
    if (caution) throw frequencyReason({ caution });
  }

  private async latest(tx: Tx, patientId: Id): Promise<LatestRow | null> {
    return (await tx.query<LatestRow>(LATEST, [tx.actor.clinicId, patientId]))[0] ?? null;
  }

  /** Reckons the standing anew before it is told, as the commit would. */
  private async told(tx: Tx, patientId: Id): Promise<ReviewView> {
    await this.needs.reckon(tx, patientId, DECIDED);
    tx.hint({ kind: 'review', patientId, threadId: null, seq: 0, accountId: tx.actor.accountId, on: true });
    return this.reading.in(tx, patientId);
  }
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether a day to look again lies in the past or further ahead than a year, by whatever zone. */
function isOutside(day: string | null, now: number): boolean {
  const days = day === null ? 0 : (Date.parse(day) - now) / DAY_MS;
  return days < -2 || days > MOST_AHEAD_DAYS;
}
