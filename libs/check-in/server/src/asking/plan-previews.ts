import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type Anchor,
  type ClinicPlanPreview,
  type FormSize,
  localDay,
  type Occasion,
  type Plan,
  type PlanPreview,
  type SetPlan,
  weeksOf,
} from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { PatientPlan } from '../plan.entity';
import { Forms } from '../setting/forms';
import { beginPlan } from './plan-begun';
import { type Basis, dueOf, occasionOf, PlanSchedule } from './plan-schedule';

const WEEKS = 6;
const AT_A_TIME = 20;

// An occasion that has opened stays as it is, whatever becomes of the plan.
const OPENED: Prepared = {
  name: 'plan_opened_days',
  text: `select patient_id, due_on::text as day, questions, state in ('planned', 'due') as "isPending" from check_in
    where clinic_id = $1 and ($2::uuid is null or patient_id = $2) and origin = 'plan' and closes_at > $3
      and state <> 'withdrawn' and (state <> 'planned' or opens_at <= $3)`,
};
const FOLLOWERS: Prepared = {
  name: 'plan_followers',
  text: 'select patient_id, zone from patient_plan where clinic_id = $1 and plan is null and not paused',
};
const ANCHORS: Prepared = {
  name: 'plan_follower_anchors',
  text: `select a.patient_id, a.kind, a.day::text as day from check_in_anchor a
    join patient_plan p on p.clinic_id = a.clinic_id and p.patient_id = a.patient_id and p.plan is null and not p.paused
    where a.clinic_id = $1`,
};

interface OpenedDay {
  readonly patient_id: Id;
  readonly day: string;
  readonly questions: number;
  readonly isPending: boolean;
}

interface Follower {
  readonly basis: Basis;
  readonly opened: readonly OpenedDay[];
}

/** Shows what a changed plan would do to what is still to come, before anybody saves it. */
@Injectable()
export class PlanPreviews {
  constructor(
    private readonly work: Work,
    private readonly schedule: PlanSchedule,
    private readonly forms: Forms,
    private readonly patients: Patients,
  ) {}

  /** For one patient; saves nothing. Fails with `plan.too-dense`, `plan.form-off` or `missing`. */
  ofPatient(actor: Actor, patientId: Id, input: SetPlan): Promise<PlanPreview> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      await this.forms.mustFit(tx, input.plan);
      const basis = await this.schedule.basisOf(tx, await rowOf(tx, patientId));
      const plan = input.plan ?? (await this.schedule.clinicPlan(tx));
      const after = { ...basis, plan, zone: input.zone, paused: input.paused };
      const opened = await tx.query<OpenedDay>(OPENED, [actor.clinicId, patientId, new Date(tx.now)]);
      return compare({ basis, opened }, after, tx.now, await this.forms.sizes(tx));
    });
  }

  /** For everyone who follows the clinic's plan, in counts; saves nothing. Fails with `plan.too-dense`, `plan.form-off`. */
  async ofClinic(actor: Actor, plan: Plan): Promise<ClinicPlanPreview> {
    const { followers, sizes, now } = await this.work.as(actor, async (tx) => {
      await this.forms.mustFit(tx, plan);
      return { followers: await this.followers(tx), sizes: await this.forms.sizes(tx), now: tx.now };
    });
    const sum = { affected: 0, added: 0, removed: 0, changed: 0, fullest: 0, overfull: 0 };
    for (const [index, one] of followers.entries()) {
      // A large clinic's schedules must not keep an alert of somebody else's waiting.
      if (index % AT_A_TIME === 0) await setImmediate();
      const { added, removed, changed, weeks } = compare(one, { ...one.basis, plan }, now, sizes);
      const fullest = Math.max(...weeks.map(({ questions }) => questions));
      sum.added += added.length;
      sum.removed += removed.length;
      sum.changed += changed.length;
      sum.affected += added.length + removed.length + changed.length > 0 ? 1 : 0;
      sum.fullest = Math.max(sum.fullest, fullest);
      sum.overfull += fullest > plan.questionsPerWeek ? 1 : 0;
    }
    return { ...sum, patients: followers.length, limit: plan.questionsPerWeek };
  }

  private async followers(tx: Tx): Promise<Follower[]> {
    const { clinicId } = tx.actor;
    const plan = await this.schedule.clinicPlan(tx);
    const rows = await tx.query<{ patient_id: Id; zone: string }>(FOLLOWERS, [clinicId]);
    const anchors = byPatient(await tx.query<Pick<Anchor, 'kind' | 'day'> & { patient_id: Id }>(ANCHORS, [clinicId]));
    const opened = byPatient(await tx.query<OpenedDay>(OPENED, [clinicId, null, new Date(tx.now)]));
    return rows.map(({ patient_id: id, zone }) => ({
      basis: { plan, zone, paused: false, anchors: anchors.get(id) ?? [] },
      opened: opened.get(id) ?? [],
    }));
  }
}

/** The patient's row, made at its first use. */
async function rowOf(tx: Tx, patientId: Id): Promise<PatientPlan> {
  const where = { clinicId: tx.actor.clinicId, patientId };
  const found = await tx.manager.findOneBy(PatientPlan, where);
  if (found) return found;
  await beginPlan(tx, patientId);
  return tx.manager.findOneByOrFail(PatientPlan, where);
}

function compare(
  { basis, opened }: Follower,
  after: Basis,
  now: number,
  sizes: ReadonlyMap<string, FormSize>,
): PlanPreview {
  const isOpen = new Set(opened.map(({ day }) => day));
  const [was, will] = [basis, after].map((one) => dueOf(one, now, sizes).filter(({ dueOn }) => !isOpen.has(dueOn)));
  const [old, fresh] = [(was ?? []).map(occasionOf), (will ?? []).map(occasionOf)];
  const pairs = fresh.flatMap((one) => {
    const twin = old.find(({ dueOn }) => dueOn === one.dueOn);
    return twin ? [{ before: twin, after: one }] : [];
  });
  const changed = pairs.filter(({ before, after: other }) => !isSame(before, other));
  const today = localDay(now, after.zone);
  // What opened earlier and waits for an answer is this week's work; what was answered or left out is nobody's any more.
  const waiting = opened.flatMap(({ day, questions, isPending }) =>
    isPending ? [{ dueOn: day < today ? today : day, questions }] : [],
  );
  const weeks = weeksOf([...(will ?? []), ...waiting], today, WEEKS);
  return {
    added: fresh.filter(({ dueOn }) => !old.some((one) => one.dueOn === dueOn)),
    removed: old.filter(({ dueOn }) => !fresh.some((one) => one.dueOn === dueOn)),
    changed,
    kept: pairs.length - changed.length,
    weeks: weeks.map((week) => ({ ...week, limit: after.plan.questionsPerWeek })),
  };
}

function isSame(one: Occasion, other: Occasion): boolean {
  return one.opensAt === other.opensAt && one.closesAt === other.closesAt && one.forms.join() === other.forms.join();
}

function byPatient<Row extends { readonly patient_id: Id }>(rows: readonly Row[]): Map<Id, Row[]> {
  const all = new Map<Id, Row[]>();
  for (const row of rows) {
    const of = all.get(row.patient_id);
    if (of) of.push(row);
    else all.set(row.patient_id, [row]);
  }
  return all;
}
