import { Injectable, type OnModuleInit } from '@nestjs/common';
import { afterQuiet, checkInReminder, DEFAULT_PLAN, ladder, stepsBetween } from '@holdfast/check-in/model';
import { afterStaffedMinutes, type Opening } from '@holdfast/clinic/model';
import { Clinics } from '@holdfast/clinic/server';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import { PatientPlan } from '../plan.entity';
import { Submission } from '../answering/submission';
import { OutreachDesk } from './outreach-desk';
import { PlanSchedule } from './plan-schedule';

const BATCH = 50;
const LOOK_AGAIN_MS = 3_600_000;
const DAY_MS = 86_400_000;
const SILENT_MS = 21 * DAY_MS;
const REPLAN_WITHIN_DAYS = 35;
const BUSINESS_DAY_MINUTES = 480;

const OPEN: Prepared = {
  name: 'check_in_sweep_open',
  text: `with due as (
      select c.id from check_in c where c.clinic_id = $1 and c.state = 'planned' and c.opens_at <= $2
      order by c.opens_at limit ${BATCH} for update skip locked
    ) update check_in c set state = 'due' from due where c.clinic_id = $1 and c.id = due.id returning c.id, c.patient_id`,
};
/** When the patient of `$1` and that column last answered: SQL of one value, null where never. */
const answeredAt = (patientId: string) => `(select max(coalesce(y.taken_at, y.submitted_at)) from check_in y
      where y.clinic_id = $1 and y.patient_id = ${patientId} and y.state = 'submitted')`;

const CLIMB: Prepared = {
  name: 'check_in_sweep_ladder',
  text: `select c.id, c.patient_id, c.state, c.opens_at, c.closes_at, c.expires_at, c.importance, c.ladder_done,
      c.snoozed_until, coalesce(p.at_risk, false) as at_risk, coalesce(p.zone, k.zone) as zone,
      coalesce(p.plan, o.plan) ->> 'quietFrom' as quiet_from, coalesce(p.plan, o.plan) ->> 'quietUntil' as quiet_until,
      c.state = 'missed' and c.opens_at <= ${answeredAt('c.patient_id')} as is_over
    from check_in c join clinic k on k.clinic_id = $1 left join clinic_plan o on o.clinic_id = $1
      left join patient_plan p on p.clinic_id = $1 and p.patient_id = c.patient_id
    where c.clinic_id = $1 and c.ladder_at <= $2 and c.state in ('due', 'missed')
    order by c.ladder_at limit ${BATCH} for update of c skip locked`,
};
const CLIMBED: Prepared = {
  name: 'check_in_sweep_climbed',
  text: 'update check_in set ladder_done = $3, ladder_at = $4 where clinic_id = $1 and id = $2',
};
const LEFT: Prepared = {
  name: 'check_in_sweep_left',
  text: `select c.id, c.patient_id from check_in c
    where c.clinic_id = $1 and c.state = 'due' and c.expires_at < $2 and c.answered > 0
    order by c.expires_at limit ${BATCH} for update skip locked`,
};
// Who answered a later one has broken the silence: an earlier one ends without climbing on, and without counting.
const EXPIRE: Prepared = {
  name: 'check_in_sweep_expire',
  text: `with over as (
      select c.id, coalesce(${answeredAt('c.patient_id')}, 'epoch') as answered_at
      from check_in c where c.clinic_id = $1 and c.state = 'due' and c.expires_at < $2 and c.answered = 0
      order by c.expires_at limit ${BATCH} for update of c skip locked
    ), missed as (
      update check_in c set state = 'missed', ladder_at = case when c.opens_at > over.answered_at then c.ladder_at end
      from over where c.clinic_id = $1 and c.id = over.id returning c.id, c.patient_id, c.opens_at, over.answered_at
    ), silent as (
      select m.patient_id, m.answered_at, (array_agg(m.id))[1] as id, count(*) as count from missed m
      where m.opens_at > m.answered_at group by m.patient_id, m.answered_at
    ) select s.patient_id, s.id, (s.count + (select count(*) from check_in x where x.clinic_id = $1
        and x.patient_id = s.patient_id and x.state = 'missed' and x.opens_at > s.answered_at))::integer as misses
      from silent s`,
};
// Looks at those who may have become silent, and says when to look again: when that may be next.
const SILENT: Prepared = {
  name: 'check_in_sweep_silent',
  text: `with looked as (
      select p.patient_id, p.started_at, p.silent_told_at, ${answeredAt('p.patient_id')} as answered_at
      from patient_plan p where p.clinic_id = $1 and not p.paused and p.silence_at <= $2
      order by p.silence_at limit ${BATCH} for update skip locked
    ), told as (
      select l.patient_id, coalesce(l.answered_at, l.started_at) as since,
        coalesce(l.answered_at, l.started_at) <= $3::timestamptz
        and (l.silent_told_at is null or l.silent_told_at < l.answered_at)
        and exists (select from check_in c where c.clinic_id = $1 and c.patient_id = l.patient_id
          and c.state in ('missed', 'skipped') and c.opens_at > coalesce(l.answered_at, 'epoch')) as is_silent
      from looked l
    ) update patient_plan p set silent_told_at = case when t.is_silent then $2::timestamptz else p.silent_told_at end,
        silence_at = greatest(t.since + ($2::timestamptz - $3::timestamptz), $4::timestamptz)
      from told t where p.clinic_id = $1 and p.patient_id = t.patient_id returning p.patient_id, t.is_silent`,
};
const EXTEND: Prepared = {
  name: 'check_in_sweep_extend',
  text: `select patient_id from patient_plan where clinic_id = $1 and not paused
      and (planned_until is null or planned_until < ($2::timestamptz)::date + ${REPLAN_WITHIN_DAYS})
    order by planned_until nulls first limit ${BATCH} for update skip locked`,
};

interface ClimbRow {
  [column: string]: unknown;
  id: string;
  patient_id: string;
  opens_at: Date;
  closes_at: Date;
  expires_at: Date;
  importance: 'routine' | 'after-infusion';
  ladder_done: Date | null;
  snoozed_until: Date | null;
  state: 'due' | 'missed';
  at_risk: boolean;
  zone: string;
  quiet_from: string | null;
  quiet_until: string | null;
  /** Missed, and answered since. */
  is_over: boolean | null;
}

/** What falls due with check-ins: they open, nobody answers, they expire, somebody is silent, a plan runs out. */
@Injectable()
export class CheckInSweeps implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly schedule: PlanSchedule,
    private readonly outreach: OutreachDesk,
    private readonly clinics: Clinics,
    private readonly submission: Submission,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'check-in plans extended', sweep: (clinicId) => this.extend(clinicId) });
    this.sweeper.add({ name: 'check-ins opened', sweep: (clinicId) => this.open(clinicId) });
    this.sweeper.add({ name: 'ladder steps taken', sweep: (clinicId) => this.climb(clinicId) });
    this.sweeper.add({ name: 'check-ins taken as they were left', sweep: (clinicId) => this.take(clinicId) });
    this.sweeper.add({ name: 'check-ins missed', sweep: (clinicId) => this.expire(clinicId) });
    this.sweeper.add({ name: 'silences looked at', sweep: (clinicId) => this.notice(clinicId) });
  }

  private extend(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'plan.extend'), async (tx) => {
      const rows = await tx.query<{ patient_id: string }>(EXTEND, [clinicId, new Date(tx.now)]);
      for (const { patient_id: patientId } of rows) {
        await this.schedule.replan(tx, await tx.manager.findOneByOrFail(PatientPlan, { clinicId, patientId }));
      }
      return rows.length;
    });
  }

  private open(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'check-in.open'), async (tx) => {
      const rows = await tx.query<{ id: string; patient_id: string }>(OPEN, [clinicId, new Date(tx.now)]);
      for (const { patient_id: patientId } of rows) {
        tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: true });
      }
      return rows.length;
    });
  }

  private climb(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'check-in.climb'), async (tx) => {
      const rows = await tx.query<ClimbRow>(CLIMB, [clinicId, new Date(tx.now)]);
      if (rows.length === 0) return 0;
      const opening = await this.clinics.openingOf(tx);
      for (const row of rows) await this.step(tx, row, opening);
      return rows.length;
    });
  }

  /** Takes every step that has fallen due: what asks for a person always, of several reminders one. */
  private async step(tx: Tx, row: ClimbRow, opening: Opening): Promise<void> {
    const { clinicId } = tx.actor;
    if (row.is_over) return void (await tx.query(CLIMBED, [clinicId, row.id, row.ladder_done, null]));
    const steps = ladder(
      {
        opensAt: row.opens_at.getTime(),
        closesAt: row.closes_at.getTime(),
        importance: row.importance,
        atRisk: row.at_risk,
      },
      opening,
    );
    const due = stepsBetween(steps, row.ladder_done?.getTime() ?? 0, tx.now);
    const reminder = due.find(({ does }) => does === 'remind');
    // At night only what asks staff to act is done; the reminder is taken with the next step, in the morning.
    const isLater = reminder !== undefined && atDay(row, tx.now) > tx.now;
    if (reminder && !isLater && isAsked(row, tx.now)) {
      await tx.publish(checkInReminder(clinicId, { patientId: row.patient_id, checkInId: row.id }));
    }
    for (const { does, reason, dueAt } of due) {
      if (does === 'remind' || !reason || dueAt === null) continue;
      await this.outreach.open(tx, row.patient_id, { checkInId: row.id, reason, dueAt: new Date(dueAt) });
    }
    const done = isLater ? reminder.at - 1 : tx.now;
    const next = steps.filter(({ at }) => at > tx.now).map(({ does, at }) => (does === 'remind' ? atDay(row, at) : at));
    const nextAt = Math.min(...next, ...(isLater ? [atDay(row, tx.now)] : []));
    await tx.query(CLIMBED, [clinicId, row.id, new Date(done), Number.isFinite(nextAt) ? new Date(nextAt) : null]);
  }

  /** Who answered and never pressed Send was not silent: what was answered is scored, read and remembered. */
  private take(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'check-in.take'), async (tx) => {
      const rows = await tx.query<{ id: string; patient_id: string }>(LEFT, [clinicId, new Date(tx.now)]);
      for (const { id: checkInId, patient_id: patientId } of rows) {
        await this.submission.finishLeft(tx, { patientId, checkInId });
      }
      return rows.length;
    });
  }

  private expire(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'check-in.expire'), async (tx) => {
      const values = [clinicId, new Date(tx.now)];
      const rows = await tx.query<{ patient_id: string; misses: number; id: string }>(EXPIRE, values);
      for (const { patient_id: patientId, misses, id } of rows) {
        tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: false });
        if (misses < 2) continue;
        await this.outreach.open(tx, patientId, { checkInId: id, reason: 'two-missed', dueAt: await this.dueDay(tx) });
      }
      return rows.length;
    });
  }

  private notice(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'check-in.notice-silence'), async (tx) => {
      const times = [tx.now, tx.now - SILENT_MS, tx.now + LOOK_AGAIN_MS].map((at) => new Date(at));
      const rows = await tx.query<{ patient_id: string; is_silent: boolean }>(SILENT, [clinicId, ...times]);
      for (const { patient_id: patientId } of rows.filter((row) => row.is_silent)) {
        const task = { checkInId: null, reason: 'silent-21-days' as const, dueAt: await this.dueDay(tx) };
        await this.outreach.open(tx, patientId, task);
      }
      return rows.length;
    });
  }

  private async dueDay(tx: Tx): Promise<Date> {
    const opening = await this.clinics.openingOf(tx);
    return new Date(afterStaffedMinutes(opening, tx.now, BUSINESS_DAY_MINUTES) ?? tx.now + DAY_MS);
  }
}

/** The instant moved out of the patient's quiet hours. */
function atDay({ zone, quiet_from, quiet_until }: ClimbRow, at: number): number {
  const { quietFrom, quietUntil } = DEFAULT_PLAN;
  return afterQuiet(at, zone, { quietFrom: quiet_from ?? quietFrom, quietUntil: quiet_until ?? quietUntil });
}

/** Whether the patient may still answer and has not put it off. */
function isAsked({ state, expires_at, snoozed_until }: ClimbRow, now: number): boolean {
  return state === 'due' && expires_at.getTime() > now && (snoozed_until?.getTime() ?? 0) <= now;
}
