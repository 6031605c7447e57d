import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, type Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  EMPTY_PLAN,
  planChanged,
  type SafetyPlanView,
  type SafetyPlanWords,
  type WriteSafetyPlan,
} from '@holdfast/safety/model';
import { patientKey } from '../alert/alert-sealing';
import { SafetyPlan } from './safety-plan.entity';

const ALONE: Prepared = {
  name: 'safety_plan_alone',
  text: `select pg_advisory_xact_lock(hashtextextended('safety-plan/' || $1 || '/' || $2, 0))`,
};

/** A patient's own safety plan: written by them and their care team, and every version kept. */
@Injectable()
export class SafetyPlans {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
  ) {}

  /** The plan as it stands; an empty one of version 0 where nothing was written. Fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<SafetyPlanView> {
    return this.work.as(actor, (tx) => this.now(tx, patientId));
  }

  /** Writes the next version; fails with `safety-plan.changed` when someone wrote one meanwhile. */
  write(actor: Actor, patientId: Id, { version, plan }: WriteSafetyPlan): Promise<SafetyPlanView> {
    const { clinicId, accountId } = actor;
    return this.work.as(actor, async (tx) => {
      await tx.query(ALONE, [clinicId, patientId]);
      const current = await this.now(tx, patientId);
      if (current.version !== version) throw planChanged({ version: current.version });
      const next = version + 1;
      const place = placeOf(clinicId, patientId, next);
      await tx.manager.insert(SafetyPlan, {
        ...{ clinicId, patientId, version: next },
        wordsSealed: await this.sealing.seal(patientKey(clinicId, patientId), place, JSON.stringify(plan)),
        writtenBy: accountId,
        writtenAt: new Date(tx.now),
      });
      return this.now(tx, patientId);
    });
  }

  /** Whether a patient has one, inside ongoing work; nothing of it is opened. */
  existsIn(tx: Tx, patientId: Id): Promise<boolean> {
    return tx.manager.existsBy(SafetyPlan, { clinicId: tx.actor.clinicId, patientId });
  }

  private async now(tx: Tx, patientId: Id): Promise<SafetyPlanView> {
    const { clinicId } = tx.actor;
    const account = await this.patients.accountOf(tx, patientId);
    const where = { clinicId, patientId };
    const [latest, ...earlier] = await tx.manager.find(SafetyPlan, { where, order: { version: 'DESC' } });
    if (!latest) return { version: 0, plan: EMPTY_PLAN, writtenAt: null, byPatient: false, earlier: [] };
    const place = placeOf(clinicId, patientId, latest.version);
    const words = await this.sealing.open(patientKey(clinicId, patientId), place, latest.wordsSealed);
    const said = ({ version, writtenAt, writtenBy }: SafetyPlan) => ({
      version,
      writtenAt: writtenAt.toISOString(),
      byPatient: writtenBy === account,
    });
    return {
      ...said(latest),
      plan: words ? (JSON.parse(words) as SafetyPlanWords) : EMPTY_PLAN,
      earlier: earlier.map((one) => ({ ...said(one), byId: one.writtenBy })),
    };
  }
}

function placeOf(clinicId: Id, patientId: Id, version: number) {
  return { clinicId, table: 'safety_plan', column: `words.${version}`, rowId: patientId };
}
