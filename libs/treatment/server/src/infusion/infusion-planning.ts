import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, invalid } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import { infusionBegun, type InfusionPath, type InfusionView, type PlanInfusion } from '@holdfast/treatment/model';
import { Infusion } from '../treatment.entity';
import { hintInfusion, infusionForWriting } from './infusion-rows';
import { InfusionViews } from './infusion-views';

const DAY_MS = 86_400_000;
const BACK_MS = 31 * DAY_MS; // one that was written on paper
const AHEAD_MS = 366 * DAY_MS;

/** Plans infusions, and moves those that have not begun. A person plans; nothing here proposes one. */
@Injectable()
export class InfusionPlanning {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly views: InfusionViews,
  ) {}

  /** Plans an infusion or moves it; again is the same. Fails with `infusion.begun`, `input.invalid` or `missing`. */
  plan(actor: Actor, path: InfusionPath, { startsAt }: PlanInfusion): Promise<InfusionView> {
    return this.work.as(actor, async (tx) => {
      const plannedAt = new Date(startsAt);
      const from = plannedAt.getTime() - tx.now;
      if (from < -BACK_MS || from > AHEAD_MS) throw invalid({ fields: ['startsAt'] });
      await this.patients.mustExist(tx, path.patientId);
      const day = localDay(plannedAt.getTime(), await zoneOf(tx, path.patientId));
      await this.begin(tx, path, plannedAt, day);
      const row = await infusionForWriting(tx, path);
      if (row.plannedAt.getTime() === plannedAt.getTime()) return this.views.one(tx, row);
      if (row.state !== 'planned') throw infusionBegun({ state: row.state });
      await tx.manager.update(Infusion, { clinicId: actor.clinicId, id: row.id }, { plannedAt, day });
      return this.told(tx, { ...row, plannedAt, day });
    });
  }

  private async begin(tx: Tx, path: InfusionPath, plannedAt: Date, day: string): Promise<void> {
    const { clinicId, accountId: madeBy } = tx.actor;
    const made = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Infusion)
      .values({
        ...{ clinicId, id: path.infusionId, patientId: path.patientId, state: 'planned', plannedAt, day },
        ...{ entries: 0, madeAt: new Date(tx.now), madeBy },
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((made.raw as unknown[]).length === 0) return;
    await this.told(tx, await infusionForWriting(tx, path));
  }

  private told(tx: Tx, row: Infusion): Promise<InfusionView> {
    hintInfusion(tx, row, 'all');
    tx.touch(row.patientId, 'infusion');
    return this.views.one(tx, row);
  }
}
