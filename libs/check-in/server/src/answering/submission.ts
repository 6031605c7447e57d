import { Injectable } from '@nestjs/common';
import {
  answersOf,
  baselineOf,
  checkInClosed,
  checkInExpired,
  checkInIncomplete,
  type CheckInPath,
  type CheckInReceipt,
  checkInNotOpen,
  closedBecause,
  type Finding,
  isAlarming,
  judgeAnswer,
  judgeScore,
  openQuestions,
  partsOf,
  questionsOf,
  refusedIn,
  seriesStartOf,
  type SubmitCheckIn,
  tellsOfHarm,
  URGENCIES,
} from '@holdfast/check-in/model';
import { type Instrument, score } from '@holdfast/instruments/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Alerts } from '@holdfast/safety/server';
import { Forms } from '../setting/forms';
import { RuleSettings } from '../setting/rule-settings';
import { AnswerSheets, type OpenSheet } from './answer-sheet';
import { Settlement } from './settlement';

const DAY_MS = 86_400_000;

const PREVIOUS: Prepared = {
  name: 'check_in_previous_with',
  text: `select id, submitted_at from check_in where clinic_id = $1 and patient_id = $2 and state = 'submitted'
      and submitted_at < $3 and $4 = any (forms) order by submitted_at desc limit 1`,
};

interface ScoredForm {
  readonly instrument: Instrument;
  readonly total: number | null;
  readonly band: string | null;
  readonly step: number | null;
}

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
      if (submittedAt) return { submittedAt: submittedAt.toISOString(), seconds: seconds ?? 0, late };
      refuseClosed(sheet, tx.now);
      await this.finish(tx, path, sheet, input);
      const receipt = { submittedAt: new Date(tx.now).toISOString(), seconds: input.seconds };
      return { ...receipt, late: tx.now > sheet.closesAt };
    });
  }

  /** Scores and settles a check-in that is held, inside ongoing work. */
  async finish(tx: Tx, path: CheckInPath, sheet: OpenSheet, input: SubmitCheckIn): Promise<void> {
    const instruments = await Promise.all(sheet.forms.map((ref) => this.forms.find(tx, ref)));
    const screen = sheet.screen ? await this.forms.find(tx, sheet.screen) : null;
    const questions = questionsOf(instruments, sheet.values, screen, sheet.screenAfter);
    const open = openQuestions(questions, sheet.values).map(({ linkId }) => linkId);
    if (open.length > 0 && !input.partial) throw checkInIncomplete({ missing: open });
    const all = screen && !instruments.includes(screen) ? [...instruments, screen] : instruments;
    const scored = all.map((instrument) => scoreOf(instrument, sheet));
    const findings = await this.judge(tx, path, sheet, scored);
    await this.raise(tx, path, findings);
    const item9 = sheet.values.get('phq-9.9');
    const asksHarm = item9 !== undefined || all.some((one) => isAnswered(one, open, sheet)) || tellsOfHarm(findings);
    await this.settlement.settle(tx, path, {
      seconds: input.seconds,
      partial: open.length > 0,
      late: tx.now > sheet.closesAt,
      scores: scored.flatMap(({ instrument, total, band, step }) =>
        total === null ? [] : [{ form: instrument.id, version: instrument.version, total, band, step }],
      ),
      findings,
      urgency: Math.min(...findings.map(({ urgency }) => URGENCIES.indexOf(urgency)), URGENCIES.length - 1),
      item9: typeof item9 === 'number' ? (item9 > 0 ? 'positive' : 'zero') : null,
      atRisk: asksHarm ? tellsOfHarm(findings) : null,
    });
  }

  /** Raises what answers say of danger although they are not taken, inside ongoing work. */
  async heed(tx: Tx, path: CheckInPath, sheet: OpenSheet, instruments: readonly Instrument[]): Promise<void> {
    const scored = instruments.map((instrument) => ({ instrument, total: null, band: null, step: null }));
    await this.raise(tx, path, await this.judge(tx, path, sheet, scored));
  }

  private async raise(tx: Tx, { patientId, checkInId: sourceId }: CheckInPath, findings: readonly Finding[]) {
    for (const { rule, urgency, facts } of findings) {
      if (!isAlarming(urgency)) continue;
      await this.alerts.raise(tx, { patientId, sourceId, kind: 'finding', level: urgency, rule, facts });
    }
  }

  private async judge(tx: Tx, path: CheckInPath, sheet: OpenSheet, scored: readonly ScoredForm[]): Promise<Finding[]> {
    const thresholds = await this.rules.thresholds(tx);
    const started = seriesStartOf(sheet.anchors, tx.now);
    const findings = new Map<string, Finding>();
    for (const { instrument, total } of scored) {
      const answers = answersOf(instrument.id, sheet.values);
      const { earlierItem9, hoursSinceInfusion } = sheet;
      const context = { answers, refused: refusedIn(instrument.id, sheet.values), earlierItem9, hoursSinceInfusion };
      for (const item of Object.keys(answers)) {
        for (const one of judgeAnswer(instrument.id, item, context, thresholds)) findings.set(one.rule, one);
      }
      const earlier = sheet.earlier.get(instrument.id) ?? [];
      const score = {
        total,
        answers,
        previous: instrument.id === 'symptoms' ? await this.previous(tx, path, instrument) : null,
        earlier: earlier.map((one) => ({ total: one.total, daysAgo: (tx.now - one.at) / DAY_MS })),
        baseline: baselineOf(earlier, started),
      };
      for (const one of judgeScore(instrument.id, score, thresholds)) findings.set(one.rule, one);
    }
    const pressing = ({ urgency }: Finding) => URGENCIES.indexOf(urgency);
    return [...findings.values()].sort((one, other) => pressing(one) - pressing(other));
  }

  private async previous(tx: Tx, { patientId }: CheckInPath, { id, version }: Instrument) {
    const values = [tx.actor.clinicId, patientId, new Date(tx.now), `${id}@${version}`];
    const [row] = await tx.query<{ id: string; submitted_at: Date }>(PREVIOUS, values);
    if (!row) return null;
    const kept = await this.sheets.answers(tx, patientId, row.id);
    const readable = [...kept].flatMap(([linkId, { value }]) => (value === null ? [] : [[linkId, value] as const]));
    return { answers: answersOf(id, new Map(readable)), daysAgo: (tx.now - row.submitted_at.getTime()) / DAY_MS };
  }
}

function scoreOf(instrument: Instrument, sheet: OpenSheet): ScoredForm {
  const found = score(instrument, answersOf(instrument.id, sheet.values));
  return { instrument, total: found?.total ?? null, band: found?.band ?? null, step: found?.step ?? null };
}

// A screen says that all is well only once every question of it was answered: silence is never fine.
function isAnswered({ id, kind, safetyItems }: Instrument, open: readonly string[], { values }: OpenSheet): boolean {
  if (kind !== 'screen' || safetyItems.length === 0) return false;
  return !open.some((linkId) => partsOf(linkId).form === id) && refusedIn(id, values).length === 0;
}

function refuseClosed(sheet: OpenSheet, now: number): void {
  const closed = closedBecause(sheet, now);
  if (closed === 'not-open') throw checkInNotOpen({ opensAt: new Date(sheet.opensAt).toISOString() });
  if (closed === 'expired') throw checkInExpired();
  if (closed === 'closed') throw checkInClosed({ state: sheet.state });
}
