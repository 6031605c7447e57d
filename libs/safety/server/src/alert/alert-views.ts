import { Injectable } from '@nestjs/common';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import type { AlertDetail, AlertStep, AlertSummary } from '@holdfast/safety/model';
import { SafetyArrangements } from '../on-call/safety-arrangements';
import { Alert, type AlertStepKind, AlertStepRow } from './alert.entity';
import { AlertReasons, factsFrom } from './alert-reasons';
import { AlertRecords } from './alert-records';
import { factsPlace, noteKey, notePlace } from './alert-sealing';

/** Alerts as those see them who act on them. */
@Injectable()
export class AlertViews {
  constructor(
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
    private readonly arrangements: SafetyArrangements,
    private readonly records: AlertRecords,
    private readonly reasons: AlertReasons,
  ) {}

  /** Alerts in the order given. What cannot be read is empty. */
  async summaries(tx: Tx, alerts: readonly Alert[]): Promise<AlertSummary[]> {
    const patientIds = alerts.flatMap(({ patientId }) => patientId ?? []);
    const patients = await this.patients.summaries(tx, patientIds);
    const staff = await this.directory.all(tx);
    const reasons = await this.reasons.of(tx, alerts);
    return alerts.map((alert) => ({
      id: alert.id,
      kind: alert.kind,
      level: alert.level,
      concern: alert.concern,
      rule: reasons.get(alert.id)?.[0]?.rule ?? alert.rule,
      facts: reasons.get(alert.id)?.[0]?.facts ?? {},
      reasons: reasons.get(alert.id) ?? [],
      state: alert.state,
      version: alert.version,
      patientId: alert.patientId,
      patientName: patients.get(alert.patientId ?? '')?.name ?? '',
      threadId: alert.threadId,
      raisedAt: alert.raisedAt.toISOString(),
      acknowledgeBy: alert.ackDueAt?.toISOString() ?? null,
      contactBy: alert.contactDueAt?.toISOString() ?? null,
      ownerId: alert.ownerId,
      owner: staff.get(alert.ownerId ?? '')?.name ?? '',
      acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
      closedAt: alert.closedAt?.toISOString() ?? null,
      timesTold: alert.step,
    }));
  }

  /** One alert of a patient with its history, its records and whom to call. */
  async detail(tx: Tx, alert: Alert, patientId: Id): Promise<AlertDetail> {
    const [summary] = await this.summaries(tx, [alert]);
    if (!summary) throw new Error('An alert has no summary.');
    const patient = await this.patients.detail(tx, patientId);
    const { terms } = await this.arrangements.of(tx);
    const { clinicId, id: alertId } = alert;
    const rows = await tx.manager.find(AlertStepRow, { where: { clinicId, alertId }, order: { number: 'ASC' } });
    const staff = await this.directory.all(tx);
    return {
      ...summary,
      patientPhone: patient.phone,
      careTeam: patient.careTeam,
      someoneReads: toldPatient(alert, rows, staff) ? alert.someoneReads : null,
      checkInId: alert.kind === 'finding' ? alert.sourceId : null,
      fourEyes: terms.fourEyes && alert.level === 'critical',
      steps: await this.steps(tx, alert, rows),
      dispositions: await this.records.of(tx, alert.id, patientId),
    };
  }

  private async steps(tx: Tx, { clinicId, patientId }: Alert, rows: readonly AlertStepRow[]): Promise<AlertStep[]> {
    const staff = await this.directory.all(tx);
    const { scope, subjectId } = noteKey(clinicId, patientId);
    const open = (values: readonly { place: ReturnType<typeof notePlace>; sealed: Buffer | null }[]) =>
      this.sealing.openAll(
        clinicId,
        scope,
        values.map((value) => ({ ...value, subjectId })),
      );
    const notes = await open(rows.map((row) => ({ place: notePlace(clinicId, row.id), sealed: row.noteSealed })));
    const facts = await open(rows.map((row) => ({ place: factsPlace(clinicId, row.id), sealed: row.factsSealed })));
    return rows.map((row, index) => ({
      number: row.number,
      kind: row.kind,
      at: row.at.toISOString(),
      by: staff.get(row.byId ?? '')?.name ?? null,
      to: row.toIds.flatMap((one) => staff.get(one)?.name ?? []),
      level: row.level,
      note: notes[index] ?? null,
      rule: row.rule,
      facts: facts[index] ? factsFrom(facts[index]) : null,
    }));
  }
}

const SAID = new Set<AlertStepKind>(['raised', 'level-raised', 'reason-added', 'answer-changed']);

// Words promise reading alone. What staff took down, or a sweep found, was told to nobody.
function toldPatient({ kind }: Alert, rows: readonly AlertStepRow[], staff: ReadonlyMap<Id, unknown>): boolean {
  const last = rows.findLast((row) => SAID.has(row.kind));
  return kind !== 'words' && last?.byId != null && !staff.has(last.byId);
}
