import { Injectable } from '@nestjs/common';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import type { AlertDetail, AlertFacts, AlertStep, AlertSummary } from '@holdfast/safety/model';
import { In } from 'typeorm';
import { SafetyArrangements } from '../on-call/safety-arrangements';
import { Alert, AlertStepRow } from './alert.entity';
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
  ) {}

  /** Alerts in the order given. What cannot be read is empty. */
  async summaries(tx: Tx, alerts: readonly Alert[]): Promise<AlertSummary[]> {
    const patientIds = alerts.flatMap(({ patientId }) => patientId ?? []);
    const patients = await this.patients.summaries(tx, patientIds);
    const staff = await this.directory.all(tx);
    const facts = await this.factsOf(tx, alerts);
    return alerts.map((alert) => ({
      id: alert.id,
      kind: alert.kind,
      level: alert.level,
      rule: alert.rule,
      facts: facts.get(alert.id) ?? {},
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
    return {
      ...summary,
      patientPhone: patient.phone,
      careTeam: patient.careTeam,
      someoneReads: alert.kind === 'words' ? null : alert.someoneReads,
      fourEyes: terms.fourEyes && alert.level === 'critical',
      steps: await this.steps(tx, alert),
      dispositions: await this.records.of(tx, alert.id, patientId),
    };
  }

  private async steps(tx: Tx, { clinicId, id, patientId }: Alert): Promise<AlertStep[]> {
    const rows = await tx.manager.find(AlertStepRow, { where: { clinicId, alertId: id }, order: { number: 'ASC' } });
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
      facts: factsFrom(facts[index]),
    }));
  }

  private async factsOf(tx: Tx, alerts: readonly Alert[]): Promise<Map<Id, AlertFacts>> {
    const { clinicId } = tx.actor;
    const asked = alerts.flatMap(({ id, patientId, factsStepId }) =>
      patientId && factsStepId ? [{ id, patientId, factsStepId }] : [],
    );
    const ids = asked.map(({ factsStepId }) => factsStepId);
    const rows = new Map(
      (await tx.manager.findBy(AlertStepRow, { clinicId, id: In(ids) })).map((row) => [row.id, row]),
    );
    const opened = await this.sealing.openAll(
      clinicId,
      'patient',
      asked.map(({ patientId, factsStepId }) => ({
        subjectId: patientId,
        place: factsPlace(clinicId, factsStepId),
        sealed: rows.get(factsStepId)?.factsSealed ?? null,
      })),
    );
    return new Map(asked.map(({ id }, index) => [id, factsFrom(opened[index]) ?? {}]));
  }
}

function factsFrom(text: string | null | undefined): AlertFacts | null {
  return text ? (JSON.parse(text) as AlertFacts) : null;
}
