import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  impossibleDose,
  planChanged,
  planOutOfRange,
  planSpacing,
  signatureOther,
  type SignTreatmentPlan,
  TreatmentPlan,
  type TreatmentPlanStory,
  type TreatmentPlanView,
} from '@holdfast/treatment/model';
import { TreatmentPlanRow } from './course.entity';
import { aloneWith, hintCourse, patientKey, planPlace } from './course-rows';

// The days of infusions are those that the check-in plan counts from, wherever they were given.
const GIVEN: Prepared = {
  name: 'treatment_plan_given',
  text: `select count(*)::int as given from check_in_anchor
    where clinic_id = $1 and patient_id = $2 and kind = 'infusion' and day between $3::date and $4::date`,
};

/** What a prescriber plans with a patient: every version is signed and stays, and none is written over unseen. */
@Injectable()
export class TreatmentPlans {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly directory: StaffDirectory,
  ) {}

  /** The plan as it stands, and those before; version 0 where there is none. Fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<TreatmentPlanView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return this.now(tx, patientId);
    });
  }

  /** What the patient sees of it; fails with `missing`. */
  story(actor: Actor, patientId: Id): Promise<TreatmentPlanStory> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const { plan, given, by, signedAt } = await this.now(tx, patientId);
      if (!plan || !signedAt) return { plan: null };
      const { infusions, leastDays, mostDays, goals } = plan;
      return { plan: { infusions, given, leastDays, mostDays, goals, by: by?.name ?? '', signedAt } };
    });
  }

  /**
   * Signs the next version. Fails with `treatment-plan.changed` when someone signed one meanwhile,
   * `treatment-plan.out-of-range`, `treatment-plan.spacing`, `review.signature` or `missing`.
   */
  sign(actor: Actor, patientId: Id, { version, plan, signedName }: SignTreatmentPlan): Promise<TreatmentPlanView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: signedBy } = actor;
      await this.patients.mustExist(tx, patientId);
      await aloneWith(tx, patientId);
      const before = await this.now(tx, patientId);
      if (before.version !== version) {
        throw planChanged({ version: before.version, by: before.by?.name ?? '', at: before.signedAt });
      }
      mustBePossible(plan);
      await this.mustBeOwnName(tx, signedName);
      const next = version + 1;
      const key = patientKey(clinicId, patientId);
      const place = (column: 'plan' | 'name') => planPlace(clinicId, patientId, next, column);
      await tx.manager.insert(TreatmentPlanRow, {
        ...{ clinicId, patientId, version: next, signedBy, signedAt: new Date(tx.now) },
        planSealed: await this.sealing.seal(key, place('plan'), JSON.stringify(plan)),
        nameSealed: await this.sealing.seal(key, place('name'), signedName),
      });
      hintCourse(tx, patientId);
      return this.now(tx, patientId);
    });
  }

  private async mustBeOwnName(tx: Tx, signedName: string): Promise<void> {
    const own = (await this.directory.all(tx)).get(tx.actor.accountId)?.name ?? '';
    if (plain(own) !== plain(signedName)) throw signatureOther();
  }

  private async now(tx: Tx, patientId: Id): Promise<TreatmentPlanView> {
    const [latest, ...earlier] = await this.versions(tx, patientId);
    if (!latest) return { version: 0, plan: null, signedAt: null, by: null, given: 0, earlier: [] };
    return { ...latest, given: await this.given(tx, patientId, latest.plan), earlier };
  }

  private async versions(tx: Tx, patientId: Id): Promise<TreatmentPlanView['earlier']> {
    const { clinicId, kind } = tx.actor;
    const where = { clinicId, patientId };
    // Versions before are for the clinic's side only.
    const take = kind === 'patient' ? { take: 1 } : {};
    const rows = await tx.manager.find(TreatmentPlanRow, { where, order: { version: 'DESC' }, ...take });
    const sealed = rows.map(({ version, planSealed }) => ({
      ...{ subjectId: patientId, place: planPlace(clinicId, patientId, version, 'plan'), sealed: planSealed },
    }));
    const opened = await this.sealing.openAll(clinicId, 'patient', sealed);
    const staff = await this.directory.all(tx);
    return rows.map(({ version, signedAt, signedBy }, index) => {
      const { name = '', title = '' } = staff.get(signedBy) ?? {};
      const text = opened[index];
      const plan = text ? TreatmentPlan.parse(JSON.parse(text)) : null;
      return { version, signedAt: signedAt.toISOString(), by: { id: signedBy, name, title }, plan };
    });
  }

  private async given(tx: Tx, patientId: Id, plan: TreatmentPlan | null): Promise<number> {
    if (!plan) return 0;
    const today = localDay(tx.now, await zoneOf(tx, patientId));
    const [row] = await tx.query<{ given: number }>(GIVEN, [tx.actor.clinicId, patientId, plan.countsFrom, today]);
    return row?.given ?? 0;
  }
}

function mustBePossible({ dose, leastDays, mostDays }: TreatmentPlan): void {
  const impossible = impossibleDose(dose);
  if (impossible) throw planOutOfRange({ of: impossible });
  if (leastDays > mostDays) throw planSpacing();
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
