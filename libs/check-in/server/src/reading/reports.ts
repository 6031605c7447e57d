import { Injectable } from '@nestjs/common';
import {
  type Anchor,
  baselineOf,
  type CheckInPath,
  type CheckInReport,
  type FindingView,
  type ReviewCheckIn,
  type ScoreView,
  seriesStartOf,
  type TimedTotal,
  URGENCIES,
} from '@holdfast/check-in/model';
import { StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { In } from 'typeorm';
import { AnswerSheets } from '../answering/answer-sheet';
import { CheckIn, FindingRow, ScoreRow } from '../check-in.entity';
import { factsPlace, patientKey, refOf, viewOf } from '../check-in-view';
import { Forms } from '../setting/forms';

const HISTORY: Prepared = {
  name: 'score_history',
  text: `select patient_id, form, total::float8 as total, at from score
    where clinic_id = $1 and patient_id = any ($2::uuid[]) order by patient_id, form, at`,
};
const ANCHORS: Prepared = {
  name: 'check_in_anchors_of',
  text: `select patient_id, kind, day::text as day from check_in_anchor
    where clinic_id = $1 and patient_id = any ($2::uuid[]) and kind <> 'induction-end'`,
};

type AnchorRow = Pick<Anchor, 'kind' | 'day'> & { patient_id: string };

/** Check-ins as staff read them: answers, totals against earlier ones, findings; and marking them as read. */
@Injectable()
export class Reports {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly sheets: AnswerSheets,
    private readonly forms: Forms,
    private readonly directory: StaffDirectory,
  ) {}

  /** One check-in in full; fails with `missing`. */
  report(actor: Actor, path: CheckInPath): Promise<CheckInReport> {
    return this.work.as(actor, (tx) => this.reportIn(tx, path));
  }

  /** Marks a check-in as read. The first reader stays; a later note replaces the one before. Fails with `missing`. */
  review(actor: Actor, path: CheckInPath, input: ReviewCheckIn): Promise<CheckInReport> {
    return this.work.as(actor, async (tx) => {
      await this.mark(tx, path, input);
      return this.reportIn(tx, path);
    });
  }

  /** The same without a note, for whoever needs no report in return. */
  markRead(actor: Actor, path: CheckInPath): Promise<void> {
    return this.work.as(actor, (tx) => this.mark(tx, path, { note: null }));
  }

  private async mark(tx: Tx, { patientId, checkInId: id }: CheckInPath, { note }: ReviewCheckIn): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const where = { clinicId, id, patientId };
    const row = await tx.manager.findOne(CheckIn, { where, lock: { mode: 'pessimistic_write' } });
    if (!row || row.state !== 'submitted') throw missing();
    const seen = row.reviewedAt ? {} : { reviewedAt: new Date(tx.now), reviewedBy: accountId };
    const key = patientKey(clinicId, patientId);
    const noteSealed = note && (await this.sealing.seal(key, notePlace(clinicId, id), note));
    const change = { ...seen, ...(noteSealed ? { noteSealed } : {}) };
    if (Object.keys(change).length > 0) await tx.manager.update(CheckIn, where, change);
    tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId, on: false });
  }

  /** The totals of several check-ins with what they are compared to, by check-in, inside ongoing work. */
  async scores(tx: Tx, rows: readonly CheckIn[]): Promise<Map<Id, ScoreView[]>> {
    const { clinicId } = tx.actor;
    const scores = await tx.manager.findBy(ScoreRow, { clinicId, checkInId: In(rows.map(({ id }) => id)) });
    const patients = [...new Set(rows.map(({ patientId }) => patientId))];
    const history = await tx.query<{ patient_id: string; form: string; total: number; at: Date }>(HISTORY, [
      clinicId,
      patients,
    ]);
    const anchors = await tx.query<AnchorRow>(ANCHORS, [clinicId, patients]);
    const views = new Map<Id, ScoreView[]>();
    for (const { checkInId, patientId, form, formVersion, total, band, step, at } of scores) {
      const own = history.filter((one) => one.patient_id === patientId && one.form === form);
      const totals = own.map((one): TimedTotal => ({ at: one.at.getTime(), total: one.total }));
      const ownAnchors = anchors.filter((one) => one.patient_id === patientId);
      const last = totals.filter((one) => one.at < at.getTime()).at(-1)?.total ?? null;
      const baseline = baselineOf(totals, seriesStartOf(ownAnchors, at.getTime()));
      const view = { form, version: formVersion, total, band, step, last, baseline };
      views.set(checkInId, [...(views.get(checkInId) ?? []), view]);
    }
    return views;
  }

  /** The findings of several check-ins, most pressing first, by check-in, inside ongoing work. */
  async findings(tx: Tx, rows: readonly CheckIn[]): Promise<Map<Id, FindingView[]>> {
    const { clinicId } = tx.actor;
    const found = await tx.manager.findBy(FindingRow, { clinicId, checkInId: In(rows.map(({ id }) => id)) });
    found.sort((one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency));
    const facts = await this.sealing.openAll(
      clinicId,
      'patient',
      found.map(({ patientId, checkInId, rule, factsSealed }) => ({
        subjectId: patientId,
        place: factsPlace(clinicId, checkInId, rule),
        sealed: factsSealed,
      })),
    );
    const views = new Map<Id, FindingView[]>();
    found.forEach(({ checkInId, rule, urgency }, index) => {
      const view = { rule, urgency, facts: JSON.parse(facts[index] ?? '{}') as FindingView['facts'] };
      views.set(checkInId, [...(views.get(checkInId) ?? []), view]);
    });
    return views;
  }

  private async reportIn(tx: Tx, { patientId, checkInId: id }: CheckInPath): Promise<CheckInReport> {
    const { clinicId } = tx.actor;
    const row = await tx.manager.findOneBy(CheckIn, { clinicId, id, patientId });
    if (!row || row.state === 'withdrawn') throw missing();
    const refs = [...row.forms, ...(row.screen && !row.forms.includes(row.screen) ? [row.screen] : [])];
    const answers = await this.sheets.answers(tx, patientId, id);
    return {
      checkIn: viewOf(row, await this.directory.all(tx)),
      instruments: await Promise.all(refs.map((kept) => this.forms.find(tx, refOf(kept)))),
      answers: [...answers].map(([linkId, one]) => ({
        linkId,
        id: one.id,
        value: one.value,
        at: one.at.toISOString(),
      })),
      scores: (await this.scores(tx, [row])).get(id) ?? [],
      findings: (await this.findings(tx, [row])).get(id) ?? [],
      note: await this.sealing.open(patientKey(clinicId, patientId), notePlace(clinicId, id), row.noteSealed),
    };
  }
}

function notePlace(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'check_in', column: 'note', rowId };
}
