import { Injectable } from '@nestjs/common';
import { type Id, newId, SYSTEM_ACCOUNT } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import { Alert, AlertStepRow, type AlertStepKind } from './alert.entity';
import { noteKey, notePlace } from './alert-sealing';

/** What happened, as far as it differs from step to step. */
export interface NewStep {
  readonly kind: AlertStepKind;
  readonly note?: string | null;
  /** Who was told. */
  readonly toIds?: readonly Id[];
  /** Which step up the on-call list it was. */
  readonly step?: number;
}

/** Changes alerts, each change with its steps: nothing happens to an alert that its history does not tell. */
@Injectable()
export class AlertSteps {
  constructor(private readonly sealing: Sealing) {}

  /** Changes a locked alert and records what happened. @returns the identifiers of the steps */
  async take(tx: Tx, alert: Alert, change: Partial<Alert>, steps: readonly NewStep[]): Promise<Id[]> {
    const { clinicId, id } = alert;
    const ids = [];
    for (const [index, step] of steps.entries()) ids.push(await this.record(tx, alert, step, index + 1));
    const lastNumber = alert.lastNumber + steps.length;
    Object.assign(alert, change, { lastNumber, version: alert.version + 1 });
    await tx.manager.update(Alert, { clinicId, id }, { ...change, lastNumber, version: alert.version });
    const { patientId } = alert;
    tx.hint({ kind: 'alert', patientId, threadId: null, seq: 0, accountId: null, on: false }, 'safety');
    if (patientId) tx.touch(patientId, 'alert');
    return ids;
  }

  private async record(tx: Tx, alert: Alert, step: NewStep, ahead: number): Promise<Id> {
    const { clinicId, patientId, id: alertId, level, round } = alert;
    const { accountId } = tx.actor;
    const id = newId();
    const noteSealed = step.note
      ? await this.sealing.seal(noteKey(clinicId, patientId), notePlace(clinicId, id), step.note)
      : null;
    await tx.manager.insert(AlertStepRow, {
      ...{ clinicId, id, alertId, level, round, noteSealed },
      number: alert.lastNumber + ahead,
      kind: step.kind,
      at: new Date(tx.now),
      byId: accountId === SYSTEM_ACCOUNT ? null : accountId,
      toIds: [...(step.toIds ?? [])],
      step: step.step ?? null,
    });
    return id;
  }
}
