import { Injectable } from '@nestjs/common';
import {
  type RestoreSetting,
  type SaveSetting,
  settingFaulty,
  type SettingList,
  settingOutdated,
  saySame,
  settingStale,
  type SettingValue,
  type SettingView,
} from '@holdfast/clinic/model';
import { type Actor, invalid, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import type { SettingKind } from './setting-kind';
import { SettingVersions, type Standing } from './setting-versions';

const LOCK: Prepared = { name: 'clinic_setting_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };

/** What a clinic sets about itself, kind by kind: read, changed over what was seen, put back, every version kept. */
@Injectable()
export class ClinicSettings {
  private readonly kinds = new Map<string, SettingKind>();

  constructor(
    private readonly work: Work,
    private readonly versions: SettingVersions,
  ) {}

  /** Takes kinds in; each feature offers its own once, when it starts. */
  offer(...kinds: readonly SettingKind[]): void {
    for (const kind of kinds) this.kinds.set(kind.name, kind);
  }

  /** Every kind in short. */
  list(actor: Actor): Promise<SettingList> {
    return this.work.as(actor, async (tx) => ({
      items: await this.versions.summaries(
        tx,
        [...this.kinds.values()].filter(({ isElsewhere }) => !isElsewhere),
      ),
    }));
  }

  /** One kind with its history; fails with `missing`. */
  view(actor: Actor, name: string): Promise<SettingView> {
    return this.work.as(actor, (tx) => this.versions.view(tx, this.open(name, true)));
  }

  /**
   * Changes a kind; the same value again is no new version, once somebody has decided it at all. A guarded kind is `missing` here unless the way asks for a proof.
   * Fails with `input.invalid`, `clinic-setting.faulty`, `clinic-setting.stale`, or as the kind refuses.
   */
  async save(actor: Actor, name: string, { version, value }: SaveSetting, isProven = false): Promise<SettingView> {
    const kind = this.open(name, isProven);
    const read = this.readable(kind, value);
    return this.change(actor, kind, version, () => Promise.resolve({ value: read, restores: null }));
  }

  /**
   * Puts an earlier version back as a new one. Fails with `missing`, `clinic-setting.stale`, `clinic-setting.outdated` where
   * what it names is not here any more, or as the kind refuses.
   */
  async restore(actor: Actor, name: string, { version, to }: RestoreSetting, isProven = false): Promise<SettingView> {
    return this.back(actor, this.open(name, isProven), { version, to });
  }

  /** A kind with its history, for the feature whose own routes and rights it has; fails with `missing`. */
  ownView(actor: Actor, name: string): Promise<SettingView> {
    return this.work.as(actor, (tx) => this.versions.view(tx, this.kind(name)));
  }

  /** Puts an earlier version back, for the feature whose own routes and rights the kind has; fails as `restore` does. */
  ownRestore(actor: Actor, name: string, input: RestoreSetting): Promise<SettingView> {
    return this.back(actor, this.kind(name), input);
  }

  /** Keeps as a version what another workflow changes inside ongoing work; nothing where it changed nothing. */
  async noted<T>(tx: Tx, name: string, change: () => Promise<T>): Promise<T> {
    const kind = this.kind(name);
    const before = await this.locked(tx, kind);
    const result = await change();
    const after = (await kind.read(tx)) as SettingValue;
    if (!saySame(after, before.value)) await this.versions.add(tx, kind, before, after, null);
    return result;
  }

  private back(actor: Actor, kind: SettingKind, { version, to }: RestoreSetting): Promise<SettingView> {
    return this.change(actor, kind, version, async (tx) => {
      const row = await this.versions.kept(tx, kind, to);
      if (!row) throw missing();
      const read = kind.schema.safeParse(row.value);
      if (!read.success || kind.faults(read.data).length > 0) throw settingOutdated({ version: to });
      return { value: read.data, restores: to };
    });
  }

  private async change(
    actor: Actor,
    kind: SettingKind,
    seen: number,
    next: (tx: Tx) => Promise<{ value: object; restores: number | null }>,
  ): Promise<SettingView> {
    const view = await this.work.as(actor, async (tx) => {
      const before = await this.locked(tx, kind);
      if (before.version !== seen) throw settingStale(await this.seenBy(tx, kind));
      const { value, restores } = await next(tx);
      await kind.apply(tx, value, before.value);
      const after = (await kind.read(tx)) as SettingValue;
      // The first time, what was offered is a decision as well: somebody looked at it and said so.
      const isFirst = before.rows.every(({ changedBy }) => changedBy === null);
      if (isFirst || !saySame(after, before.value)) await this.versions.add(tx, kind, before, after, restores);
      return this.versions.view(tx, kind);
    });
    kind.forget?.(actor.clinicId);
    return view;
  }

  private async seenBy(tx: Tx, kind: SettingKind): Promise<{ version: number; name: string; at: string }> {
    const { version, changedBy, changedAt } = await this.versions.view(tx, kind);
    return { version, name: changedBy ?? '', at: changedAt ?? '' };
  }

  // Two who change one kind at once do so one after the other, and the second is told.
  private async locked(tx: Tx, kind: SettingKind): Promise<Standing> {
    await tx.query(LOCK, [`${tx.actor.clinicId}/setting/${kind.name}`]);
    return this.versions.standing(tx, kind, 1);
  }

  private readable(kind: SettingKind, value: SettingValue): object {
    const read = kind.schema.safeParse(value);
    if (!read.success) throw invalid({ fields: read.error.issues.map(({ path }) => path.join('.')) });
    const faults = kind.faults(read.data);
    if (faults.length > 0) throw settingFaulty({ faults: [...faults] });
    return read.data;
  }

  private open(name: string, isProven: boolean): SettingKind {
    const kind = this.kind(name);
    if (kind.isElsewhere || (kind.isGuarded && !isProven)) throw missing();
    return kind;
  }

  private kind(name: string): SettingKind {
    const kind = this.kinds.get(name);
    if (!kind) throw missing();
    return kind;
  }
}
