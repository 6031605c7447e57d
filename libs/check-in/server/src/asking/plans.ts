import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  anchorKnown,
  type AnchorPath,
  type ClinicPlanView,
  DEFAULT_PLAN,
  localDay,
  Plan,
  planChanged,
  planLines,
  type PlanView,
  type SetAnchor,
  type SetClinicPlan,
  type SetPlan,
} from '@holdfast/check-in/model';
import { ClinicSettings, Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, invalid, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { CheckInAnchor, ClinicPlan, PatientPlan } from '../plan.entity';
import { Forms } from '../setting/forms';
import { beginPlan } from './plan-begun';
import { occasionOf, PlanSchedule } from './plan-schedule';

const FOLLOWERS: Prepared = {
  name: 'clinic_plan_followers',
  text: 'select count(*)::integer as patients from patient_plan where clinic_id = $1 and plan is null and not paused',
};
const REPLAN_FOLLOWERS: Prepared = {
  name: 'clinic_plan_replan',
  text: 'update patient_plan set planned_until = null where clinic_id = $1 and plan is null',
};
// Some zones that the runtime knows, the database does not; days are reckoned in both.
const KNOWN_ZONE: Prepared = {
  name: 'plan_known_zone',
  text: 'select true as known from pg_timezone_names where lower(name) = lower($1)',
};
const LAST_INFUSION: Prepared = {
  name: 'last_infusion',
  text: `update patient_plan p set last_infusion_on = (select max(a.day) from check_in_anchor a
      where a.clinic_id = $1 and a.patient_id = $2 and a.kind = 'infusion' and a.day <= $3)
    where p.clinic_id = $1 and p.patient_id = $2`,
};

// Two who change a plan that has no row yet are told so one after the other.
const LOCK: Prepared = {
  name: 'clinic_plan_lock',
  text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
};

const KIND = 'check-in-plan';

/** What patients are asked and when: the clinic's plan, a patient's own, and the days they count from. */
@Injectable()
export class Plans implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly schedule: PlanSchedule,
    private readonly forms: Forms,
    private readonly patients: Patients,
    private readonly settings: ClinicSettings,
  ) {}

  /** Has every version of the clinic's plan kept. */
  onModuleInit(): void {
    this.settings.offer({
      ...{ name: KIND, who: 'patients', isElsewhere: true, schema: Plan, lines: planLines, faults: () => [] },
      read: async (tx) => (await this.clinicViewIn(tx)).plan,
      apply: (tx, plan: Plan) => this.putClinic(tx, plan, null),
    });
  }

  /** A patient's plan with what is to come; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<PlanView> {
    return this.work.as(actor, async (tx) => this.viewIn(tx, await this.row(tx, patientId)));
  }

  /** Changes a patient's plan and plans anew what is pending; fails with `plan.changed`, `plan.too-dense`, `plan.form-off`, `input.invalid` or `missing`. */
  set(actor: Actor, patientId: Id, { version, ...input }: SetPlan): Promise<PlanView> {
    return this.work.as(actor, async (tx) => {
      await this.forms.mustFit(tx, input.plan);
      await mustBeZone(tx, input.zone);
      const row = await this.row(tx, patientId);
      if (row.version !== version) throw planChanged({ version: row.version });
      const changed = { ...row, ...input, version: version + 1 };
      const where = { clinicId: actor.clinicId, patientId };
      await tx.manager.update(PatientPlan, where, { ...input, version: version + 1 });
      return this.replanned(tx, changed);
    });
  }

  /** Sets a day that the plan counts from; again is the same. Fails with `anchor.known` or `missing`. */
  setAnchor(actor: Actor, { patientId, anchorId: id }: AnchorPath, { kind, day }: SetAnchor): Promise<PlanView> {
    return this.work.as(actor, (tx) => this.anchor(tx, { id, patientId, kind, day }));
  }

  /** The same inside ongoing work, for the features that know when an infusion was given. */
  async anchor(tx: Tx, anchor: Pick<CheckInAnchor, 'id' | 'patientId' | 'kind' | 'day'>): Promise<PlanView> {
    const row = await this.row(tx, anchor.patientId);
    const { clinicId } = tx.actor;
    const known = await tx.manager.findOneBy(CheckInAnchor, { clinicId, id: anchor.id });
    if (known && known.patientId !== anchor.patientId) throw missing();
    const { patientId, kind, day } = anchor;
    const same = await tx.manager.findOneBy(CheckInAnchor, { clinicId, patientId, kind, day });
    if (same && known && same.id !== known.id) throw anchorKnown({ day });
    if (!same) await tx.manager.save(CheckInAnchor, { clinicId, ...anchor });
    return this.replanned(tx, row);
  }

  /** Takes a day away that the plan counted from; fails with `missing`. */
  removeAnchor(actor: Actor, { patientId, anchorId: id }: AnchorPath): Promise<PlanView> {
    return this.work.as(actor, async (tx) => {
      const row = await this.row(tx, patientId);
      const gone = await tx.manager.delete(CheckInAnchor, { clinicId: actor.clinicId, id, patientId });
      if (gone.affected === 0) throw missing();
      return this.replanned(tx, row);
    });
  }

  /** Asks a record nothing while another of the same person replaces it, and goes on where that ended; inside ongoing work. */
  async follow(tx: Tx, patientId: Id, isReplaced: boolean): Promise<void> {
    const { clinicId } = tx.actor;
    const row = await tx.manager.findOneBy(PatientPlan, { clinicId, patientId });
    if (!row || row.pausedByMerge === isReplaced || (isReplaced && row.paused)) return;
    const part = { paused: isReplaced, pausedByMerge: isReplaced, version: row.version + 1 };
    await tx.manager.update(PatientPlan, { clinicId, patientId }, part);
    await this.schedule.replan(tx, { ...row, ...part });
  }

  /** The clinic's plan, with how many patients follow it. */
  clinicView(actor: Actor): Promise<ClinicPlanView> {
    return this.work.as(actor, (tx) => this.clinicViewIn(tx));
  }

  /** Changes the clinic's plan; everyone who follows it is planned anew within seconds. Fails with `plan.changed`, `plan.too-dense` or `plan.form-off`. */
  setClinic(actor: Actor, { version, plan }: SetClinicPlan): Promise<ClinicPlanView> {
    return this.work.as(actor, async (tx) => {
      await this.settings.noted(tx, KIND, () => this.putClinic(tx, plan, version));
      return this.clinicViewIn(tx);
    });
  }

  // Null for the version where whoever puts a plan back saw the history, which has numbers of its own.
  private async putClinic(tx: Tx, plan: Plan, seen: number | null): Promise<void> {
    await this.forms.mustFit(tx, plan);
    const { clinicId, accountId: changedBy } = tx.actor;
    await tx.query(LOCK, [`${clinicId}/check-in-plan`]);
    const stands = (await tx.manager.findOneBy(ClinicPlan, { clinicId }))?.version ?? 0;
    if (seen !== null && seen !== stands) throw planChanged({ version: stands });
    const next = { clinicId, version: stands + 1, plan, changedAt: new Date(tx.now), changedBy };
    await tx.manager.upsert(ClinicPlan, next, ['clinicId']);
    await tx.query(REPLAN_FOLLOWERS, [clinicId]);
  }

  private async clinicViewIn(tx: Tx): Promise<ClinicPlanView> {
    const { clinicId } = tx.actor;
    const row = await tx.manager.findOneBy(ClinicPlan, { clinicId });
    const [count] = await tx.query<{ patients: number }>(FOLLOWERS, [clinicId]);
    return { version: row?.version ?? 0, plan: row?.plan ?? DEFAULT_PLAN, patients: count?.patients ?? 0 };
  }

  private async replanned(tx: Tx, row: PatientPlan): Promise<PlanView> {
    await this.schedule.replan(tx, row);
    const { clinicId, patientId, zone } = row;
    await tx.query(LAST_INFUSION, [clinicId, patientId, localDay(tx.now, zone)]);
    tx.hint({ kind: 'check-in', patientId, threadId: null, seq: 0, accountId: null, on: true });
    tx.touch(patientId, 'plan');
    return this.viewIn(tx, row);
  }

  private async viewIn(tx: Tx, row: PatientPlan): Promise<PlanView> {
    const { clinicId, patientId, version, zone, paused } = row;
    const basis = await this.schedule.basisOf(tx, row);
    const anchors = await tx.manager.find(CheckInAnchor, { where: { clinicId, patientId }, order: { day: 'ASC' } });
    const upcoming = (await this.schedule.coming(tx, basis)).map(occasionOf);
    return {
      ...{ version, zone, paused, upcoming, plan: basis.plan, source: row.plan ? 'patient' : 'clinic' },
      anchors: anchors.map(({ id, kind, day }) => ({ id, kind, day })),
    };
  }

  /** The patient's row, made at its first use in the clinic's zone; held for writing. */
  private async row(tx: Tx, patientId: Id): Promise<PatientPlan> {
    await this.patients.mustExist(tx, patientId);
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const found = await tx.manager.findOne(PatientPlan, { where, lock: { mode: 'pessimistic_write' } });
    if (found) return found;
    await beginPlan(tx, patientId);
    return tx.manager.findOneOrFail(PatientPlan, { where, lock: { mode: 'pessimistic_write' } });
  }
}

async function mustBeZone(tx: Tx, zone: string): Promise<void> {
  const rows = await tx.query<{ known: boolean }>(KNOWN_ZONE, [zone]);
  if (rows.length === 0) throw invalid({ fields: ['zone'] });
}
