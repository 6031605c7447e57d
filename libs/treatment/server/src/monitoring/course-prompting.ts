import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  type CoursePrompts,
  earlyResponseOf,
  type MonitoringCheckView,
  monitoringChanged,
  monitoringDay,
  monitoringDays,
  type MonitoringPath,
  type NoteMonitoring,
} from '@holdfast/treatment/model';
import { patientKey } from '../infusion/infusion-rows';
import { type HistoryRow, historyOf, ONE_HISTORY } from '../need/history-row';
import { Exposures } from './exposures';
import { MonitoringCheck } from './monitoring-check.entity';

const SHOWN = 12;

/** What to have in mind in the course of a patient's treatment, and writing down that something was watched. */
@Injectable()
export class CoursePrompting {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
    private readonly exposures: Exposures,
  ) {}

  /** The prompts of one patient as they stand today; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<CoursePrompts> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return this.in(tx, patientId);
    });
  }

  /**
   * Writes down that something was watched; again is the same. Fails with `monitoring.day` for a day to come or
   * too long ago, with `monitoring.changed` where the identifier stands for something else, or with `missing`.
   */
  note(actor: Actor, { patientId, checkId: id }: MonitoringPath, input: NoteMonitoring): Promise<CoursePrompts> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const { clinicId, accountId: madeBy } = actor;
      const { kind, day, note } = input;
      const key = patientKey(clinicId, patientId);
      const digest = await this.sealing.digest(key, JSON.stringify({ kind, day, note }));
      const known = await tx.manager.findOneBy(MonitoringCheck, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (known && !known.digest.equals(digest)) throw monitoringChanged();
      if (!known) {
        const { from, until } = monitoringDays(localDay(tx.now, (await this.history(tx, patientId)).zone));
        if (day < from || day > until) throw monitoringDay({ from, until });
        const noteSealed = note === null ? null : await this.sealing.seal(key, notePlace(clinicId, id), note);
        const about = { clinicId, id, patientId, kind, day, digest, madeBy };
        await tx.manager.insert(MonitoringCheck, { ...about, noteSealed, madeAt: new Date(tx.now) });
      }
      return this.in(tx, patientId);
    });
  }

  private async in(tx: Tx, patientId: Id): Promise<CoursePrompts> {
    const row = await this.history(tx, patientId);
    const { given, totals } = historyOf(row, tx.now);
    const today = localDay(tx.now, row.zone);
    const days = given.map(({ day }) => day);
    return {
      patientId,
      early: earlyResponseOf(given, totals, today),
      exposure: await this.exposures.in(tx, patientId, days, today),
      checks: await this.checks(tx, patientId),
      today,
    };
  }

  private async history(tx: Tx, patientId: Id): Promise<HistoryRow> {
    const [row] = await tx.query<HistoryRow>(ONE_HISTORY, [tx.actor.clinicId, patientId, new Date(tx.now)]);
    if (!row) throw missing();
    return row;
  }

  private async checks(tx: Tx, patientId: Id): Promise<MonitoringCheckView[]> {
    const { clinicId } = tx.actor;
    const order = { day: 'DESC', madeAt: 'DESC' } as const;
    const rows = await tx.manager.find(MonitoringCheck, { where: { clinicId, patientId }, order, take: SHOWN });
    const noted = rows.flatMap(({ id, noteSealed: sealed }) => (sealed ? [{ id, sealed }] : []));
    const opened = await this.sealing.openAll(
      clinicId,
      'patient',
      noted.map(({ id, sealed }) => ({ subjectId: patientId, place: notePlace(clinicId, id), sealed })),
    );
    const notes = new Map(noted.map(({ id }, index) => [id, opened[index] ?? null]));
    const staff = await this.directory.all(tx);
    return rows.map(({ id, kind, day, madeAt, madeBy }) => ({
      ...{ id, kind, day, by: staff.get(madeBy)?.name ?? '', note: notes.get(id) ?? null },
      madeAt: madeAt.toISOString(),
    }));
  }
}

function notePlace(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'monitoring_check', column: 'note', rowId };
}
