import { Injectable } from '@nestjs/common';
import {
  answersOf,
  checkInClosed,
  checkInExpired,
  checkInIncomplete,
  type CheckInPath,
  type CheckInReceipt,
  checkInNotOpen,
  closedBecause,
  concernOf,
  type Finding,
  isAlarming,
  type SubmitCheckIn,
} from '@holdfast/check-in/model';
import type { Instrument } from '@holdfast/instruments/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Alerts, type RaisedAlert } from '@holdfast/safety/server';
import { supportOf } from '../check-in-view';
import { Forms } from '../setting/forms';
import { RuleSettings } from '../setting/rule-settings';
import { AnswerSheets, type OpenSheet } from './answer-sheet';
import { type Basis, judge, reckon } from './reckoning';
import { Settlement } from './settlement';

const DAY_MS = 86_400_000;

const PREVIOUS: Prepared = {
  name: 'check_in_previous_with',
  text: `select c.id, coalesce(c.taken_at, c.submitted_at) as at from check_in c
    where c.clinic_id = $1 and c.patient_id = $2 and c.state = 'submitted' and $4 = any (c.forms)
      and coalesce(c.taken_at, c.submitted_at) between $3::timestamptz - interval '35 days' and $3
    order by at desc limit 12`,
};

// What was left counts from when it was said, not from when it was taken: something else may have been said since.
const LEFT_AT: Prepared = {
  name: 'check_in_left_at',
  text: `update check_in c set taken_at = (select max(x.at) from answer x where x.clinic_id = $1 and x.check_in_id = $2)
    where c.clinic_id = $1 and c.id = $2 and c.taken_at is null`,
};

/** Finishes check-ins: scores what is complete, judges it, and writes down what it came to, in one transaction. */
@Injectable()
export class Submission {
  constructor(
    private readonly work: Work,
    private readonly sheets: AnswerSheets,
    private readonly forms: Forms,
    private readonly rules: RuleSettings,
    private readonly alerts: Alerts,
    private readonly settlement: Settlement,
  ) {}

  /**
   * Finishes a check-in; a repeat changes nothing.
   * Fails with `check-in.incomplete`, `.closed`, `.expired`, `.not-open` or `missing`.
   */
  submit(actor: Actor, path: CheckInPath, input: SubmitCheckIn): Promise<CheckInReceipt> {
    return this.work.as(actor, async (tx) => {
      const sheet = await this.sheets.hold(tx, path.patientId, path.checkInId, true);
      if (!sheet) throw missing();
      const { submittedAt, seconds, late } = sheet;
      if (submittedAt) return { submittedAt: submittedAt.toISOString(), seconds: seconds ?? 0, late, support: null };
      refuseClosed(sheet, tx.now);
      const raised = await this.finish(tx, path, sheet, input);
      const receipt = { submittedAt: new Date(tx.now).toISOString(), seconds: input.seconds };
      return { ...receipt, late: tx.now > sheet.closesAt, support: raised && supportOf(raised) };
    });
  }

  /**
   * Scores and settles a check-in that is held, inside ongoing work.
   *
   * @param before the sheet as it stood, where answers were added at one go; what it did not say of danger is said anew
   * @returns its alert as it stands; null for none
   */
  async finish(
    tx: Tx,
    path: CheckInPath,
    sheet: OpenSheet,
    input: SubmitCheckIn,
    before?: OpenSheet,
  ): Promise<RaisedAlert | null> {
    const instruments = await Promise.all(sheet.forms.map((ref) => this.forms.find(tx, ref)));
    const screen = sheet.screen ? await this.forms.find(tx, sheet.screen) : null;
    const basis = await this.basis(tx, path, sheet, instruments, screen);
    const { open, settled } = reckon(sheet, basis, input);
    if (open.length > 0 && !input.partial) throw checkInIncomplete({ missing: [...open] });
    const known = before ? judge(before, basis, new Map()) : settled.findings;
    const raised = await this.raise(tx, path, settled.findings, known);
    await this.settlement.settle(tx, path, settled);
    return raised;
  }

  /** Finishes what a patient answered and left, with its questions open, inside ongoing work. */
  async finishLeft(tx: Tx, path: CheckInPath): Promise<void> {
    await tx.query(LEFT_AT, [tx.actor.clinicId, path.checkInId]);
    const sheet = await this.sheets.hold(tx, path.patientId, path.checkInId, true);
    if (sheet) await this.finish(tx, path, sheet, { seconds: 0, partial: true });
  }

  /**
   * Raises what answers say of danger although they are not taken, inside ongoing work.
   *
   * @param sheet as it stands; what it does not say of danger is said anew
   */
  async heed(
    tx: Tx,
    path: CheckInPath,
    sheet: OpenSheet,
    values: OpenSheet['values'],
    instruments: readonly Instrument[],
  ): Promise<void> {
    const basis = await this.basis(tx, path, sheet, instruments, null);
    await this.raise(tx, path, judge({ ...sheet, values }, basis, new Map()), judge(sheet, basis, new Map()));
  }

  private async basis(
    tx: Tx,
    path: CheckInPath,
    sheet: OpenSheet,
    instruments: readonly Instrument[],
    screen: Instrument | null,
  ): Promise<Basis> {
    const checklist = instruments.find(({ id }) => id === 'symptoms');
    const previous = checklist ? await this.previous(tx, path, checklist, sheet.takenAt ?? tx.now) : [];
    return { instruments, screen, previous, thresholds: await this.rules.thresholds(tx), now: tx.now };
  }

  private async raise(
    tx: Tx,
    { patientId, checkInId: sourceId }: CheckInPath,
    findings: readonly Finding[],
    known: readonly Finding[],
  ) {
    let raised: RaisedAlert | null = null;
    for (const { rule, urgency, facts } of findings) {
      if (!isAlarming(urgency)) continue;
      const cause = { patientId, sourceId, kind: 'finding', concern: concernOf(rule), level: urgency } as const;
      const anew = !known.some((one) => one.rule === rule && isAlarming(one.urgency));
      raised = await this.alerts.raise(tx, { ...cause, rule, facts, anew });
    }
    return raised;
  }

  private async previous(tx: Tx, { patientId }: CheckInPath, { id, version }: Instrument, at: number) {
    const values = [tx.actor.clinicId, patientId, new Date(at), `${id}@${version}`];
    const rows = await tx.query<{ id: string; at: Date }>(PREVIOUS, values);
    const found = [];
    for (const { id: checkInId, at: givenAt } of rows) {
      const kept = await this.sheets.answers(tx, patientId, checkInId);
      const readable = [...kept].flatMap(([linkId, { value }]) => (value === null ? [] : [[linkId, value] as const]));
      found.push({ answers: answersOf(id, new Map(readable)), daysAgo: (at - givenAt.getTime()) / DAY_MS });
    }
    return found;
  }
}

function refuseClosed(sheet: OpenSheet, now: number): void {
  const closed = closedBecause(sheet, now);
  if (closed === 'not-open') throw checkInNotOpen({ opensAt: new Date(sheet.opensAt).toISOString() });
  if (closed === 'expired') throw checkInExpired();
  if (closed === 'closed') throw checkInClosed({ state: sheet.state });
}
