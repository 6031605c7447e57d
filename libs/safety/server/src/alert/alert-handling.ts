import { Injectable } from '@nestjs/common';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  type AcknowledgeAlert,
  alertChanged,
  type AlertDetail,
  type AlertPath,
  alertUnchanged,
  type DisposeAlert,
  dispositionGaps,
  dispositionIncomplete,
  lookAgainAt,
  ownSignature,
  type SafetyTerms,
  type SecondSignature,
  type SetAlertOwner,
} from '@holdfast/safety/model';
import { SafetyArrangements } from '../on-call/safety-arrangements';
import { Alert } from './alert.entity';
import { AlertRecords } from './alert-records';
import { AlertSteps, type NewStep } from './alert-steps';
import { AlertViews } from './alert-views';

/** What people do with an alert: take it on, acknowledge it, close it with a record, agree as the second person. */
@Injectable()
export class AlertHandling {
  constructor(
    private readonly work: Work,
    private readonly steps: AlertSteps,
    private readonly records: AlertRecords,
    private readonly views: AlertViews,
    private readonly arrangements: SafetyArrangements,
  ) {}

  /** Takes an alert on, also from someone else, or lets go of it. Fails with `alert.changed` or `alert.unchanged`. */
  own(actor: Actor, path: AlertPath, { version, mine }: SetAlertOwner): Promise<AlertDetail> {
    return this.change(actor, path, version, async (tx, alert) => {
      if (alert.state === 'closed' || (alert.ownerId === actor.accountId) === mine) throw alertUnchanged();
      if (!mine && alert.ownerId !== actor.accountId) throw alertUnchanged();
      const ownerId = mine ? actor.accountId : null;
      await this.steps.take(tx, alert, { ownerId }, [{ kind: mine ? 'claimed' : 'released' }]);
    });
  }

  /** Says that a person saw it and acts. The climb rests until the time of contact. */
  acknowledge(actor: Actor, path: AlertPath, { version, note }: AcknowledgeAlert): Promise<AlertDetail> {
    return this.change(actor, path, version, async (tx, alert) => {
      if (alert.state !== 'open') throw alertUnchanged();
      const { terms } = await this.arrangements.of(tx);
      const seen = acknowledged(alert, actor.accountId, terms, tx.now);
      await this.steps.take(tx, alert, seen, [{ kind: 'acknowledged', note }]);
    });
  }

  /**
   * Closes an alert with its record; where four eyes are asked for, it then waits for a second person.
   * Fails with `alert.disposition-incomplete`, `alert.changed` or `alert.unchanged`.
   */
  dispose(actor: Actor, path: AlertPath, { version, ...record }: DisposeAlert): Promise<AlertDetail> {
    return this.change(actor, path, version, async (tx, alert) => {
      if (alert.state === 'closed' || alert.state === 'awaiting-second') throw alertUnchanged();
      const fields = dispositionGaps(record, { ...alert, raisedAt: alert.raisedAt.getTime() }, tx.now);
      if (fields.length > 0) throw dispositionIncomplete({ fields });
      const dispositionId = await this.records.write(tx, alert, path.patientId, record);
      const before: NewStep[] = alert.state === 'open' ? [{ kind: 'acknowledged' }] : [];
      const { terms } = await this.arrangements.read(tx);
      const seen = alert.state === 'open' ? acknowledged(alert, actor.accountId, terms, tx.now) : {};
      const waits = terms.fourEyes && alert.level === 'critical';
      // A missing signature is asked for at once, and again until someone gives it.
      const end = waits ? { state: 'awaiting-second' as const, nextStepAt: new Date(tx.now) } : closed(tx.now);
      const after: NewStep[] = waits ? [] : [{ kind: 'closed' }];
      await this.steps.take(tx, alert, { ...seen, ...end, dispositionId }, [
        ...before,
        { kind: 'disposition' },
        ...after,
      ]);
    });
  }

  /** Agrees with a record as the second person, or sends it back. Fails with `alert.own-signature`. */
  second(actor: Actor, path: AlertPath, { version, agree, note }: SecondSignature): Promise<AlertDetail> {
    return this.change(actor, path, version, async (tx, alert) => {
      if (alert.state !== 'awaiting-second') throw alertUnchanged();
      if ((await this.records.authorOf(tx, alert.dispositionId)) === actor.accountId) throw ownSignature();
      if (agree)
        return this.steps.take(tx, alert, closed(tx.now), [{ kind: 'second-agreed', note }, { kind: 'closed' }]);
      const { terms } = await this.arrangements.of(tx);
      const nextStepAt = new Date(tx.now + terms.escalateEveryMinutes * 60_000);
      const back = { state: 'acknowledged' as const, dispositionId: null, nextStepAt };
      return this.steps.take(tx, alert, back, [{ kind: 'second-refused', note }]);
    });
  }

  // The row is locked until the work ends: of two people who act at once, the second is told that it changed.
  private change(
    actor: Actor,
    { patientId, alertId: id }: AlertPath,
    version: number,
    job: (tx: Tx, alert: Alert) => Promise<unknown>,
  ): Promise<AlertDetail> {
    return this.work.as(actor, async (tx) => {
      const where = { clinicId: actor.clinicId, id, patientId };
      const alert = await tx.manager.findOne(Alert, { where, lock: { mode: 'pessimistic_write' } });
      if (!alert) throw missing();
      if (alert.version !== version) throw alertChanged({ version: alert.version });
      await job(tx, alert);
      return this.views.detail(tx, alert, patientId);
    });
  }
}

function acknowledged({ ownerId, contactDueAt }: Alert, by: Id, terms: SafetyTerms, now: number): Partial<Alert> {
  return {
    state: 'acknowledged',
    acknowledgedAt: new Date(now),
    acknowledgedBy: by,
    ownerId: ownerId ?? by,
    nextStepAt: new Date(lookAgainAt(terms, contactDueAt?.getTime() ?? null, now)),
  };
}

function closed(now: number): Partial<Alert> {
  return { state: 'closed', closedAt: new Date(now), nextStepAt: null };
}
