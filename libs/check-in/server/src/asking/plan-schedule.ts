import { Injectable } from '@nestjs/common';
import {
  addDays,
  type Anchor,
  DEFAULT_PLAN,
  type Due,
  type FormSize,
  localDay,
  type Occasion,
  type Plan,
  schedule,
} from '@holdfast/check-in/model';
import { type Id, newId } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { In } from 'typeorm';
import { CheckIn } from '../check-in.entity';
import { keptRef } from '../check-in-view';
import { CheckInAnchor, ClinicPlan, PatientPlan } from '../plan.entity';
import { Forms } from '../setting/forms';

const HORIZON_DAYS = 42;

const INSERT: Prepared = {
  name: 'check_in_plan_insert',
  text: `insert into check_in (clinic_id, id, patient_id, origin, due_on, steps, forms, importance, state, opens_at, closes_at,
      expires_at, questions, ladder_at)
    values ($1, $2, $3, 'plan', $4, $5, $6, $7, 'planned', $8, $9, $10, $11, $8)
    on conflict (clinic_id, patient_id, due_on) where origin = 'plan' and state <> 'withdrawn' do nothing`,
};

/** What a patient's schedule is made from. */
export interface Basis {
  readonly plan: Plan;
  readonly zone: string;
  readonly paused: boolean;
  readonly anchors: readonly Pick<Anchor, 'kind' | 'day'>[];
}

/** Writes a patient's coming check-ins down, and makes them anew when the plan changed. */
@Injectable()
export class PlanSchedule {
  constructor(private readonly forms: Forms) {}

  /** What the patient's schedule is made from as it stands. */
  async basisOf(tx: Tx, row: PatientPlan): Promise<Basis> {
    const { clinicId, patientId, zone, paused } = row;
    const anchors = await tx.manager.find(CheckInAnchor, { where: { clinicId, patientId }, order: { day: 'ASC' } });
    return { plan: row.plan ?? (await this.clinicPlan(tx)), zone, paused, anchors };
  }

  /** The clinic's plan: its own, or the one that ships. */
  async clinicPlan(tx: Tx): Promise<Plan> {
    const row = await tx.manager.findOneBy(ClinicPlan, { clinicId: tx.actor.clinicId });
    return row?.plan ?? DEFAULT_PLAN;
  }

  /** The occasions from today on for six weeks. */
  async coming(tx: Tx, basis: Basis): Promise<Due[]> {
    return dueOf(basis, tx.now, await this.forms.sizes(tx));
  }

  /**
   * Brings what is written down in line with the plan: what is still planned and no longer asked is withdrawn, what
   * changed is changed, what is missing is added. What has opened stays as it is. Safe to repeat.
   */
  async replan(tx: Tx, row: PatientPlan): Promise<void> {
    const { clinicId, patientId, zone } = row;
    const due = new Map((await this.coming(tx, await this.basisOf(tx, row))).map((one) => [one.dueOn, one]));
    const enabled = await this.forms.enabled(tx);
    const where = { clinicId, patientId, origin: 'plan' as const };
    const planned = await tx.manager.find(CheckIn, {
      where: { ...where, state: 'planned' },
      lock: { mode: 'pessimistic_write' },
    });
    const gone = planned.filter(({ dueOn, opensAt }) => !due.has(dueOn) && opensAt.getTime() > tx.now);
    if (gone.length > 0) {
      const ids = gone.map(({ id }) => id);
      await tx.manager.update(CheckIn, { clinicId, id: In(ids) }, { state: 'withdrawn', ladderAt: null });
    }
    const kept = new Map(planned.map((one) => [one.dueOn, one]));
    for (const one of due.values()) {
      const forms = one.forms.flatMap((form) => enabled.get(form) ?? []).map(keptRef);
      const before = kept.get(one.dueOn);
      if (before && before.opensAt.getTime() > tx.now) await this.change(tx, before, one, forms);
      else if (!before && one.closesAt > tx.now) await this.add(tx, patientId, one, forms);
    }
    const plannedUntil = addDays(localDay(tx.now, zone), HORIZON_DAYS);
    await tx.manager.update(PatientPlan, { clinicId, patientId }, { plannedUntil });
  }

  private async change(tx: Tx, { clinicId, id }: CheckIn, one: Due, forms: string[]): Promise<void> {
    const times = { opensAt: new Date(one.opensAt), closesAt: new Date(one.closesAt), ladderAt: new Date(one.opensAt) };
    const { steps, importance, questions } = one;
    const change = { ...times, expiresAt: new Date(one.expiresAt), steps: [...steps], forms, importance, questions };
    await tx.manager.update(CheckIn, { clinicId, id }, change);
  }

  private async add(tx: Tx, patientId: Id, one: Due, forms: readonly string[]): Promise<void> {
    const times = [one.opensAt, one.closesAt, one.expiresAt].map((at) => new Date(at));
    const what = [one.dueOn, one.steps, forms, one.importance];
    await tx.query(INSERT, [tx.actor.clinicId, newId(), patientId, ...what, ...times, one.questions]);
  }
}

/** The occasions of a schedule from today on for six weeks; none while it is paused. */
export function dueOf(
  { plan, zone, paused, anchors }: Basis,
  now: number,
  sizes: ReadonlyMap<string, FormSize>,
): Due[] {
  if (paused) return [];
  const from = localDay(now, zone);
  // Yesterday's window may still be open: a patient who joins late is asked what still can be answered.
  return schedule({ plan, anchors, zone, from: addDays(from, -14), to: addDays(from, HORIZON_DAYS), sizes }).filter(
    ({ closesAt }) => closesAt > now,
  );
}

/** An occasion as the API tells it. */
export function occasionOf({ dueOn, steps, forms, opensAt, closesAt, questions }: Due): Occasion {
  return {
    dueOn,
    steps: [...steps],
    forms: [...forms],
    opensAt: new Date(opensAt).toISOString(),
    closesAt: new Date(closesAt).toISOString(),
    questions,
  };
}
