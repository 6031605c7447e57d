import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  DEFAULT_NEED_THRESHOLDS,
  needSettingChanged,
  type NeedSettingView,
  type NeedVersion,
  type SetNeedSetting,
} from '@holdfast/treatment/model';
import { TreatmentSetting } from '../treatment.entity';
import { thresholdsOf } from './history-row';

const LOCK: Prepared = { name: 'need_setting_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
// Everybody is due to be reckoned anew; the sweep does so within seconds, batch by batch.
const RECKON_ALL: Prepared = {
  name: 'need_reckon_all',
  text: 'update need set next_at = $2, revision = revision + 1 where clinic_id = $1',
};

const SHIPPED: NeedVersion = {
  ...{ version: 0, thresholds: DEFAULT_NEED_THRESHOLDS },
  ...{ changedAt: null, changedBy: null },
};

/** What a clinic's needs are reckoned with, each version kept with who set it. */
@Injectable()
export class NeedSettings {
  constructor(
    private readonly work: Work,
    private readonly directory: StaffDirectory,
  ) {}

  /** The thresholds as they stand and all before; those that ship, at version 0, come last. */
  view(actor: Actor): Promise<NeedSettingView> {
    return this.work.as(actor, (tx) => this.whole(tx));
  }

  /** The thresholds as they stand, inside ongoing work; those that ship where the clinic set none. */
  async in(tx: Tx): Promise<NeedVersion> {
    const row = await this.latest(tx);
    return row ? versionOf(row, await this.directory.all(tx)) : SHIPPED;
  }

  /** Sets the thresholds; everybody is reckoned anew with them. Fails with `need-setting.changed`. */
  set(actor: Actor, { version, thresholds }: SetNeedSetting): Promise<NeedSettingView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: changedBy } = actor;
      await tx.query(LOCK, [`${clinicId}/need-setting`]);
      const current = (await this.latest(tx))?.version ?? 0;
      if (current !== version) throw needSettingChanged({ version: current });
      const changedAt = new Date(tx.now);
      const row = { clinicId, kind: 'need' as const, version: version + 1, value: thresholds, changedAt, changedBy };
      await tx.manager.insert(TreatmentSetting, row);
      await tx.query(RECKON_ALL, [clinicId, changedAt]);
      return this.whole(tx);
    });
  }

  private async whole(tx: Tx): Promise<NeedSettingView> {
    const where = { clinicId: tx.actor.clinicId, kind: 'need' as const };
    const rows = await tx.manager.find(TreatmentSetting, { where, order: { version: 'DESC' } });
    const staff = await this.directory.all(tx);
    const [current = SHIPPED, ...history] = [...rows.map((row) => versionOf(row, staff)), SHIPPED];
    return { ...current, history };
  }

  private latest(tx: Tx): Promise<TreatmentSetting | null> {
    const where = { clinicId: tx.actor.clinicId, kind: 'need' as const };
    return tx.manager.findOne(TreatmentSetting, { where, order: { version: 'DESC' } });
  }
}

function versionOf(row: TreatmentSetting, staff: ReadonlyMap<string, { readonly name: string }>): NeedVersion {
  const { version, value, changedAt, changedBy } = row;
  const by = staff.get(changedBy)?.name ?? null;
  return { version, thresholds: thresholdsOf(value), changedAt: changedAt.toISOString(), changedBy: by };
}
