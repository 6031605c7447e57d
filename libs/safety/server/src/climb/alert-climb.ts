import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import { alertTold, dueTimes, nextStep } from '@holdfast/safety/model';
import { Alert } from '../alert/alert.entity';
import { AlertRecords } from '../alert/alert-records';
import { AlertSteps } from '../alert/alert-steps';
import { type Arrangements, SafetyArrangements } from '../on-call/safety-arrangements';
import { AlertAudience } from './alert-audience';

const DUE: Prepared = {
  name: 'alert_due',
  text: `select a.id from alert a where a.clinic_id = $1 and a.next_step_at <= $2
    order by a.next_step_at limit 20 for update skip locked`,
};
const TOLD: Prepared = {
  name: 'alert_told',
  text: `select distinct unnest(s.to_ids) as id from alert_step s
    where s.clinic_id = $1 and s.alert_id = $2 and s.round = $3 and s.step is not null`,
};

const ASKED: Prepared = {
  name: 'alert_second_asked',
  text: `select count(*)::int as times from alert_step s
    where s.clinic_id = $1 and s.alert_id = $2 and s.kind = 'second-missing' and s.number > (select max(d.number)
      from alert_step d where d.clinic_id = $1 and d.alert_id = $2 and d.kind = 'disposition')`,
};

/** Alerts climb the on-call list until a person acts: each step once, however many sweep, and after any crash. */
@Injectable()
export class AlertClimb implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly steps: AlertSteps,
    private readonly records: AlertRecords,
    private readonly audience: AlertAudience,
    private readonly arrangements: SafetyArrangements,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'alerts told on', sweep: (clinicId) => this.climb(clinicId) });
  }

  /** Takes the step of every alert whose step is due. @returns how many it took */
  climb(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'alert.escalate'), async (tx) => {
      const due = await tx.query<{ id: string }>(DUE, [clinicId, new Date(tx.now)]);
      if (due.length === 0) return 0;
      const arrangements = await this.arrangements.read(tx);
      for (const { id } of due) await this.step(tx, id, arrangements);
      return due.length;
    });
  }

  private async step(tx: Tx, id: Id, arrangements: Arrangements): Promise<void> {
    const { clinicId } = tx.actor;
    const alert = await tx.manager.findOneByOrFail(Alert, { clinicId, id });
    const times = timesOf(alert, arrangements, tx.now);
    const told = await tx.query<{ id: string }>(TOLD, [clinicId, id, alert.round]);
    const [asked] = await tx.query<{ times: number }>(ASKED, [clinicId, id]);
    const climb = {
      state: alert.state,
      step: alert.step,
      acknowledgeBy: times.ackDueAt.getTime(),
      contactBy: alert.contactDueAt?.getTime() ?? null,
      told: told.map((one) => one.id),
      ownerId: alert.ownerId,
      authorId: await this.records.authorOf(tx, alert.dispositionId),
      timesAsked: asked?.times ?? 0,
    };
    const reachable = await this.audience.of(tx, alert.patientId, arrangements);
    const { kind, tell, nextAt } = nextStep(arrangements.terms, climb, reachable, tx.now);
    const nextStepAt = nextAt === null ? null : new Date(nextAt);
    const change = { ...times, step: alert.step + 1, nextStepAt };
    const [stepId = ''] = await this.steps.take(tx, alert, change, [{ kind, toIds: tell, step: alert.step }]);
    await tx.publish(alertTold(clinicId, { alertId: id, stepId }));
  }
}

// Words in a message come by the hot path of sending, which computes no times: the first step does.
function timesOf(alert: Alert, { terms, opening, list }: Arrangements, now: number) {
  if (alert.ackDueAt) return { ackDueAt: alert.ackDueAt, someoneReads: alert.someoneReads };
  const { acknowledgeBy, someoneReads } = dueTimes(terms, opening, list, alert.level, now);
  return { ackDueAt: new Date(acknowledgeBy), someoneReads };
}
