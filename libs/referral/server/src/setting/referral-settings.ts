import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  DEFAULT_REFERRAL_CLOCKS,
  DEFAULT_REFERRAL_NEED,
  ReferralClocks,
  ReferralNeedThresholds,
  referralSettingChanged,
  type ReferralSettingsView,
  type SetReferralSetting,
} from '@holdfast/referral/model';
import { ReferralSetting } from '../directory/therapist.entity';

type Kind = ReferralSetting['kind'];

const LOCK: Prepared = { name: 'referral_setting_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const UNDER_WAY: Prepared = {
  name: 'referral_setting_under_way',
  text: `select count(*)::integer as count from referral where clinic_id = $1 and closed_at is null and state <> 'draft'`,
};

/** After how long a silent referral is asked about, and when therapy is offered; each version kept with who set it. */
@Injectable()
export class ReferralSettings {
  constructor(
    private readonly work: Work,
    private readonly directory: StaffDirectory,
  ) {}

  /** Both settings as they stand and all before; what ships, at version 0, comes last. */
  view(actor: Actor): Promise<ReferralSettingsView> {
    return this.work.as(actor, (tx) => this.in(tx));
  }

  /** The clocks as they stand, inside ongoing work; those that ship where the clinic set none. */
  async clocksIn(tx: Tx): Promise<ReferralClocks> {
    const row = await this.latest(tx, 'clocks');
    return row ? ReferralClocks.parse(row.value) : DEFAULT_REFERRAL_CLOCKS;
  }

  /** The thresholds of an offer as they stand, inside ongoing work; those that ship where the clinic set none. */
  async needIn(tx: Tx): Promise<ReferralNeedThresholds> {
    const row = await this.latest(tx, 'need');
    return row ? ReferralNeedThresholds.parse(row.value) : DEFAULT_REFERRAL_NEED;
  }

  /** Sets one as a new version; an earlier one is set again the same way. Fails with `referral-setting.changed`. */
  set(actor: Actor, { kind, version, value }: SetReferralSetting): Promise<ReferralSettingsView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: setBy } = actor;
      await tx.query(LOCK, [`${clinicId}/referral-setting/${kind}`]);
      const current = (await this.latest(tx, kind))?.version ?? 0;
      if (current !== version) throw referralSettingChanged({ version: current });
      const row = { clinicId, kind, version: version + 1, value, setAt: new Date(tx.now), setBy };
      await tx.manager.insert(ReferralSetting, row);
      return this.in(tx);
    });
  }

  private async in(tx: Tx): Promise<ReferralSettingsView> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.find(ReferralSetting, { where: { clinicId }, order: { version: 'DESC' } });
    const staff = await this.directory.all(tx);
    const told = <Value>(kind: Kind, read: (value: object) => Value, shipped: Value) => {
      const set = rows
        .filter((row) => row.kind === kind)
        .map(({ version, value, setAt, setBy }) => ({
          ...{ version, value: read(value), changedAt: setAt.toISOString(), changedBy: staff.get(setBy)?.name ?? null },
        }));
      const first = { version: 0, value: shipped, changedAt: null, changedBy: null };
      const [current = first, ...history] = [...set, first];
      return { ...current, history };
    };
    const [counts] = await tx.query<{ count: number }>(UNDER_WAY, [clinicId]);
    return {
      clocks: told('clocks', (value) => ReferralClocks.parse(value), DEFAULT_REFERRAL_CLOCKS),
      need: told('need', (value) => ReferralNeedThresholds.parse(value), DEFAULT_REFERRAL_NEED),
      underWay: counts?.count ?? 0,
    };
  }

  private latest(tx: Tx, kind: Kind): Promise<ReferralSetting | null> {
    return tx.manager.findOne(ReferralSetting, {
      where: { clinicId: tx.actor.clinicId, kind },
      order: { version: 'DESC' },
    });
  }
}
