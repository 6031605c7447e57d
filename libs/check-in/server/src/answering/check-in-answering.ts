import { Injectable } from '@nestjs/common';
import {
  answerChanged,
  answerForOther,
  answerOutOfRange,
  type AnswerMode,
  type AnswerPath,
  type AnswerSaved,
  answersOf,
  asksForScreen,
  checkInClosed,
  checkInExpired,
  checkInNotOpen,
  closedBecause,
  concernOf,
  type Finding,
  type FormRef,
  isAlarming,
  judgeAnswer,
  partsOf,
  REFUSED,
  refusedIn,
  type SaveAnswer,
  tellsOfHarm,
} from '@holdfast/check-in/model';
import { answerFault, type Instrument, instrumentOf } from '@holdfast/instruments/model';
import { type Actor, Failure, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Alerts, type RaisedAlert } from '@holdfast/safety/server';
import { answerPlace, keptRef, patientKey, supportOf } from '../check-in-view';
import { Forms } from '../setting/forms';
import { RuleSettings } from '../setting/rule-settings';
import { AnswerSheets, type OpenSheet } from './answer-sheet';

// The answer, the count and the screen it led into, in one statement. A new identifier in place of the one that was seen.
const SAVE: Prepared = {
  name: 'answer_save',
  text: `with saved as (
      insert into answer as a (clinic_id, check_in_id, link_id, id, patient_id, value_sealed, digest, mode, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (clinic_id, check_in_id, link_id) do update
        set id = excluded.id, value_sealed = excluded.value_sealed, digest = excluded.digest, mode = excluded.mode,
          at = excluded.at
      returning (xmax = 0) as is_new
    ), risk as (
      update patient_plan set at_risk = true where clinic_id = $1 and patient_id = $5 and $12 and not at_risk
    )
    update check_in c set state = 'due', mode = $8, screen = coalesce(c.screen, $10), screen_after =
        coalesce(c.screen_after, case when $10::text is null then null else $3 end), urgency = least(c.urgency, $11),
        answered = c.answered + (select count(*) from saved where is_new), revision = c.revision + 1
      where c.clinic_id = $1 and c.id = $2 returning c.answered, c.screen`,
};

const URGENCY_OF = { critical: 0, high: 1, moderate: 2, soon: 3, routine: 4 } as const;

type Outcome = { readonly view: AnswerSaved } | { readonly refusal: Failure };

/** Takes answers one at a time. What an answer means for safety is decided before whether it may still be given. */
@Injectable()
export class CheckInAnswering {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly sheets: AnswerSheets,
    private readonly forms: Forms,
    private readonly rules: RuleSettings,
    private readonly alerts: Alerts,
  ) {}

  /**
   * Saves one answer under the writer's own identifier for it; a repeat gives the same answer.
   * Fails with `check-in.closed`, `.expired`, `.not-open`, `answer.changed`, `answer.other-form`, `answer.out-of-range` or
   * `missing`. An alarming answer raises its alert even when it is refused.
   */
  async save(actor: Actor, path: AnswerPath, input: SaveAnswer, mode: AnswerMode = 'portal'): Promise<AnswerSaved> {
    const outcome = await this.work.as(actor, (tx) => this.take(tx, path, input, mode));
    // A refusal is told after the commit: it must not take the alert back with it.
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.view;
  }

  private async take(tx: Tx, path: AnswerPath, input: SaveAnswer, mode: AnswerMode): Promise<Outcome> {
    const { patientId, checkInId, linkId } = path;
    const sheet = await this.sheets.hold(tx, patientId, checkInId);
    if (!sheet) throw missing();
    const { form, item } = partsOf(linkId);
    const ref = await this.askedAs(tx, sheet, form);
    const other = ref?.version === input.version ? null : answerForOther({ form, version: ref?.version ?? null });
    // The rules know forms by their name: danger is heard in any version, and beside any form that was asked.
    const instrument = other ? instrumentOf(form) : await this.forms.find(tx, { id: form, version: input.version });
    if (!instrument) throw answerForOther({ form, version: ref?.version ?? null });
    const fault = faultOf(instrument, item, input.value);
    if (fault) throw other ?? fault;
    const values = new Map([...sheet.values, [linkId, input.value] as const]);
    const findings = await this.judge(tx, sheet, form, item, values);
    const refusal = other ?? refusalOf(sheet, linkId, input, tx.now) ?? (await this.repeated(tx, sheet, path, input));
    // Only an answer that is taken says something anew; a refused one may come again and again.
    const before = refusal ? findings : await this.judge(tx, sheet, form, item, sheet.values);
    const raised = await this.raise(tx, path, findings, before);
    if (refusal instanceof Failure) return { refusal };
    const isScreen = !sheet.forms.some(({ id }) => id === form);
    const screen = isScreen ? instrument : asksForScreen(linkId, findings) ? await this.forms.screen(tx) : null;
    const saved = refusal ?? (await this.write(tx, path, input, mode, findings, screen));
    return { view: { ...saved, support: raised && supportOf(raised) } };
  }

  // A repeat carries the same identifier and the same words; the same identifier with others is refused.
  private async repeated(
    tx: Tx,
    sheet: OpenSheet,
    { patientId, linkId }: AnswerPath,
    { id, value }: SaveAnswer,
  ): Promise<Omit<AnswerSaved, 'support'> | Failure | null> {
    const known = sheet.answers.get(linkId);
    if (known?.id !== id) return null;
    const digest = await this.sealing.digest(patientKey(tx.actor.clinicId, patientId), JSON.stringify(value));
    if (!known.digest.equals(digest)) return answerChanged({ id: known.id });
    const answered = sheet.answers.size;
    return { linkId, id, value, at: known.at.toISOString(), screen: sheet.screen, answered };
  }

  // The screen is offered on the device the moment an item asks for it; its answer may arrive before that item's.
  private async askedAs(tx: Tx, sheet: OpenSheet, form: string): Promise<FormRef | null> {
    const known = [...sheet.forms, ...(sheet.screen ? [sheet.screen] : [])].find(({ id }) => id === form);
    if (known) return known;
    const { id, version } = await this.forms.screen(tx);
    return id === form ? { id, version } : null;
  }

  private async judge(
    tx: Tx,
    sheet: OpenSheet,
    form: string,
    item: string,
    values: ReadonlyMap<string, number | string>,
  ): Promise<Finding[]> {
    const { earlierItem9, hoursSinceInfusion } = sheet;
    const context = {
      answers: answersOf(form, values),
      refused: refusedIn(form, values),
      earlierItem9,
      hoursSinceInfusion,
    };
    return judgeAnswer(form, item, context, await this.rules.thresholds(tx));
  }

  private async raise(
    tx: Tx,
    { patientId, checkInId }: AnswerPath,
    findings: readonly Finding[],
    before: readonly Finding[],
  ) {
    let gravest: RaisedAlert | null = null;
    for (const { rule, urgency, facts } of findings) {
      if (!isAlarming(urgency)) continue;
      const anew = !before.some((one) => one.rule === rule && isAlarming(one.urgency));
      const cause = { patientId, kind: 'finding', level: urgency, concern: concernOf(rule), rule, facts } as const;
      const raised = await this.alerts.raise(tx, { ...cause, sourceId: checkInId, anew });
      if (!gravest || URGENCY_OF[raised.level] < URGENCY_OF[gravest.level]) gravest = raised;
    }
    return gravest;
  }

  private async write(
    tx: Tx,
    { patientId, checkInId, linkId }: AnswerPath,
    { id, value }: SaveAnswer,
    mode: AnswerMode,
    findings: readonly Finding[],
    screen: Instrument | null,
  ): Promise<Omit<AnswerSaved, 'support'>> {
    const { clinicId } = tx.actor;
    const key = patientKey(clinicId, patientId);
    const text = JSON.stringify(value);
    const urgency = Math.min(...findings.map((one) => URGENCY_OF[one.urgency]), URGENCY_OF.routine);
    const at = new Date(tx.now);
    const values = [
      ...[clinicId, checkInId, linkId, id, patientId],
      await this.sealing.seal(key, answerPlace(clinicId, id), text),
      await this.sealing.digest(key, text),
      mode,
      at,
      screen ? keptRef(screen) : null,
      urgency,
      tellsOfHarm(findings),
    ];
    const [row] = await tx.query<{ answered: number; screen: string | null }>(SAVE, values);
    const ref = screen ? { id: screen.id, version: screen.version } : null;
    return { linkId, id, value, at: at.toISOString(), screen: ref, answered: row?.answered ?? 0 };
  }
}

function faultOf(instrument: Instrument, item: string, value: number | string): Failure | null {
  const known = instrument.items.some(({ id }) => id === item);
  if (!known) return answerForOther({ form: instrument.id, version: instrument.version });
  if (value === REFUSED && instrument.kind === 'screen') return null;
  return answerFault(instrument, item, value) ? answerOutOfRange({ item }) : null;
}

function refusalOf(sheet: OpenSheet, linkId: string, input: SaveAnswer, now: number): Failure | null {
  const closed = closedBecause(sheet, now);
  if (closed === 'not-open') return checkInNotOpen({ opensAt: new Date(sheet.opensAt).toISOString() });
  const known = sheet.answers.get(linkId);
  if (known?.id === input.id) return null;
  if (closed === 'expired') return checkInExpired();
  if (closed === 'closed') return checkInClosed({ state: sheet.state });
  return (known?.id ?? null) === input.replaces ? null : answerChanged({ id: known?.id ?? null });
}
