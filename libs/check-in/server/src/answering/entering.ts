import { Injectable } from '@nestjs/common';
import {
  answerChanged,
  answerForOther,
  type AnswerMode,
  answerOutOfRange,
  checkInClosed,
  type CheckInPath,
  type CheckInView,
  type EnterAnswers,
  formNotLicensed,
  linkIdOf,
  localDay,
  REFUSED,
} from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import { answerFault, type Instrument, mayEnable } from '@holdfast/instruments/model';
import { type Actor, Failure, type Id, missing, newId } from '@holdfast/platform/model';
import { type Made, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { zoneOf } from '../asking/patient-zone';
import { beginPlan } from '../asking/plan-begun';
import { Answer, CheckIn } from '../check-in.entity';
import { answerPlace, keptRef, patientKey, viewOf } from '../check-in-view';
import { Forms } from '../setting/forms';
import { AnswerSheets, type OpenSheet } from './answer-sheet';
import { Submission } from './submission';

const DAY_MS = 86_400_000;

/** Answers given all at once, however they came in. */
export type GivenAnswers = Omit<EnterAnswers, 'mode'> & { readonly mode: AnswerMode };

/** Takes down what a patient answered on paper or over the phone, marked as such, with the same rules as any answer. */
@Injectable()
export class Entering {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly forms: Forms,
    private readonly sheets: AnswerSheets,
    private readonly submission: Submission,
    private readonly patients: Patients,
  ) {}

  /**
   * Enters answers into a check-in that waits, or into one made for them under the caller's identifier.
   * Fails with `answer.out-of-range`, `answer.other-form`, `answer.changed`, `form.not-licensed`, `check-in.closed` or
   * `missing`; then nothing is entered. What is refused raises its alerts all the same; a repeat changes nothing.
   */
  async enter(actor: Actor, path: CheckInPath, input: GivenAnswers): Promise<Made<CheckInView>> {
    const outcome = await this.work.as(actor, async (tx): Promise<Made<CheckInView> | Failure> => {
      await this.patients.mustExist(tx, path.patientId);
      const instruments = await Promise.all(input.forms.map((ref) => this.forms.find(tx, ref)));
      input.forms.forEach(({ answers }, index) => refuseFaults(instruments[index], answers));
      await beginPlan(tx, path.patientId);
      const made = await this.open(tx, path, input, instruments);
      const sheet = await this.sheets.hold(tx, path.patientId, path.checkInId);
      if (!sheet) throw missing();
      const refusal = refusalOf(sheet, valuesOf(input));
      if (refusal) {
        await this.submission.heed(tx, path, sheet, valuesOf(input), instruments);
        return refusal;
      }
      if (sheet.state !== 'submitted') {
        await this.save(tx, path, input, sheet, instruments);
        const filled = await this.sheets.hold(tx, path.patientId, path.checkInId, true);
        if (filled) await this.submission.finish(tx, path, filled, { seconds: 0, partial: true }, sheet);
      }
      const where = { clinicId: actor.clinicId, id: path.checkInId };
      // What was just entered nobody has read yet, so that no reader's name is needed.
      return { made, view: viewOf(await tx.manager.findOneByOrFail(CheckIn, where), new Map()) };
    });
    // A refusal is told after the commit: it must not take the alerts back with it.
    if (outcome instanceof Failure) throw outcome;
    return outcome;
  }

  private async open(
    tx: Tx,
    { patientId, checkInId: id }: CheckInPath,
    { mode, takenAt, forms }: GivenAnswers,
    instruments: readonly Instrument[],
  ): Promise<boolean> {
    const { clinicId } = tx.actor;
    const known = await tx.manager.findOneBy(CheckIn, { clinicId, id });
    if (known && known.patientId !== patientId) throw missing();
    if (known) return false;
    const takenOn = takenWhen(takenAt, tx.now);
    await tx.manager.insert(CheckIn, {
      ...{ clinicId, id, patientId, origin: 'entered' as const, steps: [], importance: 'routine' as const },
      ...{
        state: 'due' as const,
        mode,
        forms: instruments.map(keptRef),
        dueOn: localDay(takenOn.getTime(), await zoneOf(tx, patientId)),
      },
      opensAt: takenOn,
      closesAt: new Date(tx.now + DAY_MS),
      expiresAt: new Date(tx.now + DAY_MS),
      questions: forms.reduce((sum, { answers }) => sum + Object.keys(answers).length, 0),
    });
    return true;
  }

  // What is said of the check-in itself is written with the answers, so that a refused entry leaves no trace on it.
  private async save(
    tx: Tx,
    { patientId, checkInId }: CheckInPath,
    input: GivenAnswers,
    sheet: OpenSheet,
    instruments: readonly Instrument[],
  ): Promise<void> {
    const { clinicId } = tx.actor;
    const key = patientKey(clinicId, patientId);
    const rows = [...valuesOf(input)].map(async ([linkId, value]): Promise<Answer> => {
      const id: Id = newId();
      const text = JSON.stringify(value);
      return {
        ...{ clinicId, checkInId, patientId, id, mode: input.mode, linkId, at: new Date(tx.now) },
        valueSealed: await this.sealing.seal(key, answerPlace(clinicId, id), text),
        digest: await this.sealing.digest(key, text),
      };
    });
    await tx.manager.upsert(Answer, await Promise.all(rows), ['clinicId', 'checkInId', 'linkId']);
    const answered = await tx.manager.countBy(Answer, { clinicId, checkInId });
    const { mode, takenAt } = input;
    const forms = [...new Set([...sheet.forms, ...instruments].map(keptRef))];
    const change = { mode, forms, answered, takenAt: takenWhen(takenAt, tx.now) };
    await tx.manager.update(CheckIn, { clinicId, id: checkInId }, change);
  }
}

// A clock that is ahead dates nothing into the future.
function takenWhen(takenAt: string, now: number): Date {
  return new Date(Math.min(Date.parse(takenAt), now));
}

// What was sent, left out or withdrawn stays as it is, and nothing that the patient answered is written over: what was
// taken down otherwise goes into a check-in of its own. The same again is no refusal.
function refusalOf(sheet: OpenSheet, given: ReadonlyMap<string, number | string>): Failure | null {
  const [other] = [...given].filter(([linkId, value]) => (sheet.values.get(linkId) ?? value) !== value);
  const isOver = ['submitted', 'skipped', 'withdrawn'].includes(sheet.state);
  const isSame = sheet.state === 'submitted' && !other && [...given.keys()].every((linkId) => sheet.values.has(linkId));
  if (isOver) return isSame ? null : checkInClosed({ state: sheet.state });
  return other ? answerChanged({ id: sheet.answers.get(other[0])?.id ?? null }) : null;
}

function valuesOf({ forms }: GivenAnswers): Map<string, number | string> {
  return new Map(
    forms.flatMap(({ id, answers }) =>
      Object.entries(answers).map(([item, value]) => [linkIdOf(id, item), value] as const),
    ),
  );
}

function refuseFaults(instrument: Instrument | undefined, answers: Readonly<Record<string, number | string>>): void {
  if (!instrument) throw answerForOther({});
  if (!mayEnable(instrument)) throw formNotLicensed({ licence: instrument.licence.status });
  for (const [item, value] of Object.entries(answers)) {
    // Rather not saying is an answer to a screen, and some screens count it.
    if (value === REFUSED && instrument.kind === 'screen' && instrument.items.some(({ id }) => id === item)) continue;
    const fault = answerFault(instrument, item, value);
    if (fault === 'unknown-item') throw answerForOther({ form: instrument.id, version: instrument.version });
    if (fault) throw answerOutOfRange({ form: instrument.id, item });
  }
}
