import { Injectable } from '@nestjs/common';
import {
  type AskCheckIn,
  checkInClosed,
  type CheckInList,
  type CheckInPath,
  type CheckInSheet,
  type CheckInView,
  GRACE_MS,
  localDay,
  localInstant,
  addDays,
  mayMove,
  type SkipCheckIn,
  type SnoozeCheckIn,
} from '@holdfast/check-in/model';
import { CareTeams, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Made, type Tx, Work } from '@holdfast/platform/server';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { zoneOf } from '../asking/patient-zone';
import { beginPlan } from '../asking/plan-begun';
import { CheckIn } from '../check-in.entity';
import { keptRef, refOf, viewOf } from '../check-in-view';
import { Forms } from '../setting/forms';
import { AnswerSheets } from './answer-sheet';

const PAST = 60;
const AHEAD = 8;
const ASKED_FOR_MS = 3 * 86_400_000;
const EVENING = '18:00';
const MORNING = '09:00';

/** What stands around answering: which check-ins there are, one with all it asks, leaving one out, being asked later. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly work: Work,
    private readonly forms: Forms,
    private readonly sheets: AnswerSheets,
    private readonly directory: StaffDirectory,
    private readonly careTeams: CareTeams,
    private readonly patients: Patients,
  ) {}

  /** A patient's check-ins: what to answer now, what comes, what was; fails with `missing`. */
  list(actor: Actor, patientId: Id): Promise<CheckInList> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const { clinicId } = actor;
      const staff = await this.directory.all(tx);
      const views = (rows: readonly CheckIn[]) => rows.map((row) => viewOf(row, staff));
      const now = new Date(tx.now);
      const open = { clinicId, patientId, state: In(['due', 'planned']), opensAt: LessThanOrEqual(now) };
      const due = await tx.manager.find(CheckIn, {
        where: { ...open, expiresAt: MoreThan(now) },
        order: { opensAt: 'ASC' },
      });
      const upcoming = await tx.manager.find(CheckIn, {
        where: { clinicId, patientId, state: 'planned', opensAt: MoreThan(now) },
        order: { opensAt: 'ASC' },
        take: AHEAD,
      });
      const past = await tx.manager.find(CheckIn, {
        where: { clinicId, patientId, state: In(['submitted', 'skipped', 'missed']) },
        order: { opensAt: 'DESC' },
        take: PAST,
      });
      return { due: views(due), upcoming: views(upcoming), past: views(past) };
    });
  }

  /** One check-in with everything needed to answer it; fails with `missing`. */
  sheet(actor: Actor, path: CheckInPath): Promise<CheckInSheet> {
    return this.work.as(actor, (tx) => this.sheetIn(tx, path));
  }

  /** The same inside ongoing work. */
  async sheetIn(tx: Tx, path: CheckInPath): Promise<CheckInSheet> {
    const row = await this.row(tx, path);
    const instruments = await Promise.all(row.forms.map((kept) => this.forms.find(tx, refOf(kept))));
    const triggers = instruments.some(({ safetyItems }) => safetyItems.length > 0);
    const screen = row.screen ? await this.forms.find(tx, refOf(row.screen)) : await this.forms.screen(tx);
    const isAsked = instruments.some(({ id }) => id === screen.id);
    const answers = await this.sheets.answers(tx, path.patientId, path.checkInId);
    const team = await this.careTeams.of(tx, path.patientId);
    return {
      ...viewOf(row, await this.directory.all(tx)),
      instruments,
      screenInstrument: triggers && !isAsked ? screen : null,
      answers: [...answers].map(([linkId, { id, value, at }]) => ({ linkId, id, value, at: at.toISOString() })),
      sharedWith: team.map(({ name, title }) => ({ name, title })),
    };
  }

  /** Leaves one check-in out; again is the same. Fails with `check-in.closed` or `missing`. */
  skip(actor: Actor, path: CheckInPath, { reason }: SkipCheckIn): Promise<CheckInView> {
    return this.change(actor, path, (row) => {
      if (row.state === 'skipped') return {};
      if (!mayMove(row.state, 'skipped')) throw checkInClosed({ state: row.state });
      return { state: 'skipped', skipReason: reason, ladderAt: null };
    });
  }

  /** Asks again later: this evening or tomorrow morning, the patient's own clock. Fails with `check-in.closed` or `missing`. */
  snooze(actor: Actor, path: CheckInPath, { until }: SnoozeCheckIn): Promise<CheckInView> {
    return this.change(actor, path, async (row, tx) => {
      if (row.state !== 'due') throw checkInClosed({ state: row.state });
      const zone = await zoneOf(tx, row.patientId);
      const today = localDay(tx.now, zone);
      const evening = localInstant(today, EVENING, zone);
      const at = until === 'evening' && evening > tx.now ? evening : localInstant(addDays(today, 1), MORNING, zone);
      return { snoozedUntil: new Date(at) };
    });
  }

  /** Asks a patient something now, beside the plan; a repeat is the same. Fails with `plan.form-off` or `missing`. */
  ask(actor: Actor, path: CheckInPath, input: AskCheckIn): Promise<Made<CheckInView>> {
    return this.work.as(actor, (tx) => this.askIn(tx, path, input));
  }

  /** The same inside ongoing work. */
  async askIn(tx: Tx, { patientId, checkInId: id }: CheckInPath, { forms }: AskCheckIn): Promise<Made<CheckInView>> {
    await this.patients.mustExist(tx, patientId);
    const { clinicId } = tx.actor;
    const staff = await this.directory.all(tx);
    const known = await tx.manager.findOneBy(CheckIn, { clinicId, id });
    if (known && known.patientId !== patientId) throw missing();
    if (known) return { made: false, view: viewOf(known, staff) };
    await this.forms.mustBeOn(tx, forms);
    const enabled = await this.forms.enabled(tx);
    await beginPlan(tx, patientId);
    const instruments = forms.flatMap((form) => enabled.get(form) ?? []);
    const zone = await zoneOf(tx, patientId);
    const row: Partial<CheckIn> = {
      ...{ clinicId, id, patientId, origin: 'asked', steps: [], importance: 'routine', state: 'due' },
      dueOn: localDay(tx.now, zone),
      forms: instruments.map(keptRef),
      opensAt: new Date(tx.now),
      closesAt: new Date(tx.now + ASKED_FOR_MS),
      expiresAt: new Date(tx.now + ASKED_FOR_MS + GRACE_MS),
      questions: instruments.reduce((sum, { items }) => sum + items.filter(({ showIf }) => !showIf).length, 0),
      ladderAt: new Date(tx.now),
    };
    await tx.manager.insert(CheckIn, row);
    tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: true });
    return { made: true, view: viewOf(await this.row(tx, { patientId, checkInId: id }), staff) };
  }

  /** A check-in's row; fails with `missing` when the patient has none like it, or it was withdrawn. */
  async row(tx: Tx, { patientId, checkInId: id }: CheckInPath): Promise<CheckIn> {
    const row = await tx.manager.findOneBy(CheckIn, { clinicId: tx.actor.clinicId, id, patientId });
    if (!row || row.state === 'withdrawn') throw missing();
    return row;
  }

  private change(
    actor: Actor,
    path: CheckInPath,
    change: (row: CheckIn, tx: Tx) => Partial<CheckIn> | Promise<Partial<CheckIn>>,
  ): Promise<CheckInView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const where = { clinicId, id: path.checkInId, patientId: path.patientId };
      const row = await tx.manager.findOne(CheckIn, { where, lock: { mode: 'pessimistic_write' } });
      if (!row || row.state === 'withdrawn') throw missing();
      const changed = await change(row, tx);
      if (Object.keys(changed).length > 0) await tx.manager.update(CheckIn, where, changed);
      tx.hint({ kind: 'check-in', patientId: path.patientId, threadId: null, seq: 0, accountId: null, on: true });
      return viewOf({ ...row, ...changed }, await this.directory.all(tx));
    });
  }
}
