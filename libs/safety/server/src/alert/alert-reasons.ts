import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import { type AlertFacts, type AlertReason, byGravity } from '@holdfast/safety/model';
import { In } from 'typeorm';
import { Alert, AlertReasonRow, AlertStepRow } from './alert.entity';
import { factsPlace } from './alert-sealing';

/** Why alerts were raised: every reason of each, with the facts that its step keeps sealed. */
@Injectable()
export class AlertReasons {
  constructor(private readonly sealing: Sealing) {}

  /** The reasons of alerts, gravest first, by the alert's identifier. What cannot be read has no facts. */
  async of(tx: Tx, alerts: readonly Alert[]): Promise<Map<Id, AlertReason[]>> {
    const { clinicId } = tx.actor;
    const patientOf = new Map(alerts.map(({ id, patientId }) => [id, patientId]));
    const rows = await tx.manager.findBy(AlertReasonRow, { clinicId, alertId: In([...patientOf.keys()]) });
    const asked = rows.flatMap(({ alertId, stepId, laterStepId }) => {
      const subjectId = patientOf.get(alertId);
      return subjectId ? [stepId, laterStepId ?? []].flat().map((id) => ({ id, subjectId })) : [];
    });
    const facts = await this.facts(tx, asked);
    const reasons = new Map<Id, AlertReason[]>();
    for (const { alertId, stepId, laterStepId, raisedAt, rule, level, concern, isHandled } of rows) {
      const reason = {
        ...{ rule, level, concern, isHandled },
        facts: facts.get(stepId) ?? {},
        raisedAt: raisedAt.toISOString(),
        later: facts.get(laterStepId ?? '') ?? null,
      };
      reasons.set(alertId, byGravity([...(reasons.get(alertId) ?? []), reason]));
    }
    return reasons;
  }

  private async facts(tx: Tx, asked: readonly { id: Id; subjectId: Id }[]): Promise<Map<Id, AlertFacts>> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.findBy(AlertStepRow, { clinicId, id: In(asked.map(({ id }) => id)) });
    const sealed = new Map(rows.map((row) => [row.id, row.factsSealed]));
    const places = asked.map(({ id, subjectId }) => ({
      subjectId,
      place: factsPlace(clinicId, id),
      sealed: sealed.get(id) ?? null,
    }));
    const opened = await this.sealing.openAll(clinicId, 'patient', places);
    return new Map(asked.flatMap(({ id }, index) => (opened[index] ? [[id, factsFrom(opened[index])]] : [])));
  }
}

/** The facts that a step keeps, out of their sealed text. */
export function factsFrom(text: string): AlertFacts {
  return JSON.parse(text) as AlertFacts;
}
