import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  DEFAULT_VITALS_THRESHOLDS,
  type SetVitalsSetting,
  type VitalsSettingView,
  vitalsSettingChanged,
  VitalsThresholds,
  type VitalsVersion,
} from '@holdfast/treatment/model';
import { TreatmentSetting } from '../treatment.entity';

const KIND = 'vitals' as const;
const LOCK: Prepared = { name: 'vitals_setting_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const AFFECTED: Prepared = {
  name: 'vitals_setting_affected',
  text: `select count(*) filter (where state in ('running', 'paused', 'observing'))::integer as under_way,
      count(*) filter (where state = 'planned' and vitals_version is null)::integer as planned
    from infusion where clinic_id = $1 and state in ('planned', 'running', 'paused', 'observing')`,
};
const SHIPPED: VitalsVersion = {
  ...{ version: 0, thresholds: DEFAULT_VITALS_THRESHOLDS, changedAt: null, changedBy: null },
};

/** By what a clinic judges vitals, each version kept with who set it; an infusion keeps the one it began with. */
@Injectable()
export class VitalsSettings {
  constructor(
    private readonly work: Work,
    private readonly directory: StaffDirectory,
  ) {}

  /** The thresholds as they stand and all before; those that ship, at version 0, come last. */
  view(actor: Actor): Promise<VitalsSettingView> {
    return this.work.as(actor, (tx) => this.in(tx));
  }

  /** Sets the thresholds as a new version; an earlier one is set again the same way. Fails with `vitals-setting.changed`. */
  set(actor: Actor, { version, thresholds }: SetVitalsSetting): Promise<VitalsSettingView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: changedBy } = actor;
      await tx.query(LOCK, [`${clinicId}/vitals-setting`]);
      const where = { clinicId, kind: KIND };
      const latest = await tx.manager.findOne(TreatmentSetting, { where, order: { version: 'DESC' } });
      const current = latest?.version ?? 0;
      if (current !== version) throw vitalsSettingChanged({ version: current });
      const row = { ...where, version: version + 1, value: thresholds, changedAt: new Date(tx.now), changedBy };
      await tx.manager.insert(TreatmentSetting, row);
      return this.in(tx);
    });
  }

  private async in(tx: Tx): Promise<VitalsSettingView> {
    const where = { clinicId: tx.actor.clinicId, kind: KIND };
    const rows = await tx.manager.find(TreatmentSetting, { where, order: { version: 'DESC' } });
    const staff = await this.directory.all(tx);
    const set = rows.map(({ version, value, changedAt, changedBy }) => ({
      ...{ version, thresholds: VitalsThresholds.parse(value), changedAt: changedAt.toISOString() },
      changedBy: staff.get(changedBy)?.name ?? null,
    }));
    const [current = SHIPPED, ...history] = [...set, SHIPPED];
    const [counts] = await tx.query<{ under_way: number; planned: number }>(AFFECTED, [where.clinicId]);
    return { ...current, underWay: counts?.under_way ?? 0, planned: counts?.planned ?? 0, history };
  }
}
