import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, missing, newId } from '@holdfast/platform/model';
import { type Made, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { alertUnchanged, type DrillList, type DrillView } from '@holdfast/safety/model';
import { In } from 'typeorm';
import { Alert, AlertStepRow } from '../alert/alert.entity';
import { AlertSteps } from '../alert/alert-steps';
import { SafetyArrangements } from '../on-call/safety-arrangements';

const MOST = 50;

const BEGIN: Prepared = {
  name: 'drill_begin',
  text: `with made as (
      insert into alert (clinic_id, id, kind, level, rule, raised_at, ack_due_at, someone_reads, next_step_at)
      values ($1, $2, 'drill', 'critical', 'drill', $3, $4, $5, $3) on conflict do nothing returning id
    ) insert into alert_step (clinic_id, id, alert_id, number, kind, at, by_id, level, round)
      select $1, $6, m.id, 1, 'raised', $3, $7, 'critical', 1 from made m returning id`,
};

/** Drills: marked alerts through the very chain that real ones take, so that its time to a person is known. */
@Injectable()
export class Drills {
  constructor(
    private readonly work: Work,
    private readonly steps: AlertSteps,
    private readonly arrangements: SafetyArrangements,
    private readonly directory: StaffDirectory,
  ) {}

  /** Starts a drill under the caller's identifier; again is the same drill. */
  start(actor: Actor, id: Id): Promise<Made<DrillView>> {
    const { clinicId, accountId } = actor;
    return this.work.as(actor, async (tx) => {
      const { acknowledgeBy, someoneReads } = await this.arrangements.dueTimes(tx, 'critical');
      const values = [clinicId, id, new Date(tx.now), new Date(acknowledgeBy), someoneReads, newId(), accountId];
      const made = (await tx.query(BEGIN, values)).length > 0;
      if (made)
        tx.hint({ kind: 'alert', patientId: null, threadId: null, seq: 0, accountId: null, on: true }, 'safety');
      return { made, view: await this.one(tx, id) };
    });
  }

  /** Says that a person got the drill's alert, which ends it. Fails with `missing` or `alert.unchanged`. */
  acknowledge(actor: Actor, id: Id): Promise<DrillView> {
    return this.work.as(actor, async (tx) => {
      const where = { clinicId: actor.clinicId, id, kind: 'drill' as const };
      const alert = await tx.manager.findOne(Alert, { where, lock: { mode: 'pessimistic_write' } });
      if (!alert) throw missing();
      if (alert.state === 'closed') throw alertUnchanged();
      const at = new Date(tx.now);
      const end = { state: 'closed' as const, closedAt: at, acknowledgedAt: at, acknowledgedBy: actor.accountId };
      await this.steps.take(tx, alert, { ...end, nextStepAt: null }, [{ kind: 'acknowledged' }, { kind: 'closed' }]);
      return this.one(tx, id);
    });
  }

  /** The latest drills, latest first. */
  list(actor: Actor): Promise<DrillList> {
    return this.work.as(actor, async (tx) => {
      const where = { clinicId: actor.clinicId, kind: 'drill' as const };
      const rows = await tx.manager.find(Alert, { where, order: { raisedAt: 'DESC' }, take: MOST });
      return { items: await this.views(tx, rows) };
    });
  }

  private async one(tx: Tx, id: Id): Promise<DrillView> {
    const rows = await tx.manager.findBy(Alert, { clinicId: tx.actor.clinicId, id, kind: 'drill' });
    const [view] = await this.views(tx, rows);
    if (!view) throw missing();
    return view;
  }

  private async views(tx: Tx, rows: readonly Alert[]): Promise<DrillView[]> {
    const { clinicId } = tx.actor;
    const steps = await tx.manager.findBy(AlertStepRow, { clinicId, alertId: In(rows.map(({ id }) => id)) });
    const staff = await this.directory.all(tx);
    const nameOf = (id: Id | null | undefined) => staff.get(id ?? '')?.name ?? null;
    return rows.map((row) => {
      const own = (kind: AlertStepRow['kind']) => steps.find((step) => step.alertId === row.id && step.kind === kind);
      const seconds = (at: Date | null | undefined) => (at ? (at.getTime() - row.raisedAt.getTime()) / 1000 : null);
      return {
        id: row.id,
        startedAt: row.raisedAt.toISOString(),
        startedBy: nameOf(own('raised')?.byId) ?? '',
        secondsToTold: seconds(own('told')?.at),
        secondsToPerson: seconds(row.acknowledgedAt),
        acknowledgedBy: nameOf(row.acknowledgedBy),
        timesTold: row.step,
      };
    });
  }
}
