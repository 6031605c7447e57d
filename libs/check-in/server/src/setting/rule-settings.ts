import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ClinicThresholds,
  RULE_BOOK,
  ruleChanged,
  type RuleList,
  ruleOf,
  ruleValues,
  RuleValues,
  type RuleView,
  type SetRule,
  thresholdOutOfRange,
  refusedThresholds,
  thresholdsOf,
} from '@holdfast/check-in/model';
import { ClinicSettings, StaffDirectory } from '@holdfast/clinic/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { RuleSetting } from '../setting.entity';

const NEWEST: Prepared = {
  name: 'rule_setting_newest',
  text: `select distinct on (rule) rule, version, thresholds, changed_at, changed_by from rule_setting
    where clinic_id = $1 order by rule, version desc`,
};
const KEPT_MS = 15_000;
const KIND = 'check-in-rules';

interface Row {
  [column: string]: unknown;
  rule: string;
  version: number;
  thresholds: Record<string, number>;
  changed_at: Date;
  changed_by: string;
}

/** The thresholds of a clinic's rules, with who changed them last. */
@Injectable()
export class RuleSettings implements OnModuleInit {
  private readonly known = new Map<Id, { readonly at: number; readonly thresholds: ClinicThresholds }>();

  constructor(
    private readonly work: Work,
    private readonly directory: StaffDirectory,
    private readonly settings: ClinicSettings,
  ) {}

  /** Has every version of the thresholds kept, all rules together. */
  onModuleInit(): void {
    this.settings.offer({
      ...{ name: KIND, who: 'patients', isElsewhere: true, schema: RuleValues, faults: () => [] },
      read: async (tx) => ruleValues((await this.listed(tx)).items),
      apply: (tx, values: RuleValues, before: RuleValues) => this.putBack(tx, values, before),
      forget: (clinicId) => this.known.delete(clinicId),
    });
  }

  /** Every rule with its thresholds, source and sign-off. */
  list(actor: Actor): Promise<RuleList> {
    return this.work.as(actor, (tx) => this.listed(tx));
  }

  /** Changes the thresholds of one rule; fails with `missing`, `rule.changed` or `rule.out-of-range`. */
  async set(actor: Actor, ruleId: string, { version, thresholds }: SetRule): Promise<RuleList> {
    if (!ruleOf(ruleId)) throw missing();
    const list = await this.work.as(actor, async (tx) => {
      await this.settings.noted(tx, KIND, () => this.put(tx, ruleId, thresholds, version));
      return this.listed(tx);
    });
    this.known.delete(actor.clinicId);
    return list;
  }

  /** The clinic's thresholds, kept for some seconds because every answer needs them. */
  async thresholds(tx: Tx): Promise<ClinicThresholds> {
    const { clinicId } = tx.actor;
    const known = this.known.get(clinicId);
    if (known && Math.abs(Date.now() - known.at) < KEPT_MS) return known.thresholds;
    const rows = await this.newest(tx);
    const thresholds = new Map([...rows].map(([rule, row]) => [rule, row.thresholds]));
    this.known.set(clinicId, { at: Date.now(), thresholds });
    return thresholds;
  }

  /** The clinic's thresholds where they were looked up some seconds ago; null where they must be looked up. */
  kept(clinicId: Id): ClinicThresholds | null {
    const known = this.known.get(clinicId);
    return known && Math.abs(Date.now() - known.at) < KEPT_MS ? known.thresholds : null;
  }

  private async putBack(tx: Tx, values: RuleValues, before: RuleValues): Promise<void> {
    const changed = Object.entries(values).filter(([part, value]) => before[part] !== value);
    for (const [ruleId, thresholds] of thresholdsOf(Object.fromEntries(changed)))
      await this.put(tx, ruleId, thresholds, null);
  }

  // Null for the version where whoever puts values back saw the history, which has numbers of its own.
  private async put(tx: Tx, ruleId: string, thresholds: Record<string, number>, seen: number | null): Promise<void> {
    const rule = ruleOf(ruleId);
    const refused = rule ? refusedThresholds(rule, thresholds) : Object.keys(thresholds);
    if (refused.length > 0) throw thresholdOutOfRange({ thresholds: refused });
    const { clinicId, accountId: changedBy } = tx.actor;
    await tx.query(LOCK, [`${clinicId}/${ruleId}`]);
    const last = (await this.newest(tx)).get(ruleId);
    const stands = last?.version ?? 0;
    if (seen !== null && seen !== stands) throw ruleChanged({ version: stands });
    const row = { clinicId, rule: ruleId, version: stands + 1, thresholds: { ...last?.thresholds, ...thresholds } };
    await tx.manager.insert(RuleSetting, { ...row, changedAt: new Date(tx.now), changedBy });
  }

  private async listed(tx: Tx): Promise<RuleList> {
    const rows = await this.newest(tx);
    const staff = await this.directory.all(tx);
    return {
      items: RULE_BOOK.map(({ id, looksAt, urgency, source, evidence, approved, thresholds }): RuleView => {
        const row = rows.get(id);
        return {
          ...{ id, looksAt, urgency, source, evidence, approved },
          thresholds: thresholds.map((one) => ({ ...one, value: row?.thresholds[one.id] ?? one.default })),
          version: row?.version ?? 0,
          changedAt: row?.changed_at.toISOString() ?? null,
          changedByName: row ? (staff.get(row.changed_by)?.name ?? null) : null,
        };
      }),
    };
  }

  private async newest(tx: Tx): Promise<Map<string, Row>> {
    const rows = await tx.query<Row>(NEWEST, [tx.actor.clinicId]);
    return new Map(rows.map((row) => [row.rule, row]));
  }
}

// Two who change one rule at the same time are told so one after the other.
const LOCK: Prepared = { name: 'rule_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
