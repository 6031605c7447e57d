import { Injectable } from '@nestjs/common';
import {
  differences,
  saySame,
  type SettingSummary,
  type SettingValue,
  type SettingView,
  type SettingVersion,
} from '@holdfast/clinic/model';
import { Accounts } from '@holdfast/identity/server';
import { SYSTEM_ACCOUNT } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { StaffDirectory } from '../staff-directory';
import { ClinicSettingRow } from './setting.entity';
import type { SettingKind } from './setting-kind';

const SHOWN = 50;
const PATIENTS: Prepared = {
  name: 'clinic_setting_patients',
  text: 'select count(*)::integer as count from patient where clinic_id = $1',
};

/** A setting as it stands: the value that holds, and the version under which it is known. */
export interface Standing {
  readonly version: number;
  readonly value: SettingValue;
  /** False where the value came about without a version: what a clinic began with, or what its machinery changed since. */
  readonly isKept: boolean;
  /** The kept versions, newest first. */
  readonly rows: readonly ClinicSettingRow[];
}

type Signed = Pick<SettingVersion, 'changedAt' | 'changedBy'>;
type Unsigned = Pick<ClinicSettingRow, 'changedAt' | 'changedBy'>;

/** The versions of a clinic's settings: which holds, what each changed, and the next one. */
@Injectable()
export class SettingVersions {
  constructor(
    private readonly directory: StaffDirectory,
    private readonly accounts: Accounts,
  ) {}

  /** A kind as it stands, told to who administers the clinic. */
  async view(tx: Tx, kind: SettingKind): Promise<SettingView> {
    const { version, value, isKept, rows } = await this.standing(tx, kind);
    const sign = await this.signer(tx, rows);
    const unkept = isKept ? [] : [{ version, value, changedAt: null, changedBy: null, restores: null }];
    const all = [...unkept, ...rows];
    const history = all.slice(0, SHOWN).map((row, at): SettingVersion => {
      const before = all[at + 1]?.value ?? null;
      return {
        version: row.version,
        ...sign(row),
        restores: row.restores,
        changes: differences(before && told(kind, before), told(kind, row.value)),
      };
    });
    const [latest] = history;
    const signed: Signed = { changedAt: latest?.changedAt ?? null, changedBy: latest?.changedBy ?? null };
    return { kind: kind.name, version, ...signed, reach: await this.reach(tx, kind), value, history };
  }

  /** The kinds in short, for the list of all. */
  async summaries(tx: Tx, kinds: readonly SettingKind[]): Promise<SettingSummary[]> {
    const items: SettingSummary[] = [];
    for (const kind of kinds) {
      const { version, isKept, rows } = await this.standing(tx, kind, 1);
      const signed = isKept && rows[0] ? (await this.signer(tx, rows))(rows[0]) : { changedAt: null, changedBy: null };
      items.push({ kind: kind.name, version, ...signed, reach: await this.reach(tx, kind) });
    }
    return items;
  }

  /** What holds of a kind, and under which version. */
  async standing(tx: Tx, kind: SettingKind, take = SHOWN + 1): Promise<Standing> {
    const where = { clinicId: tx.actor.clinicId, kind: kind.name };
    const rows = await tx.manager.find(ClinicSettingRow, { where, order: { version: 'DESC' }, take });
    const value = (await kind.read(tx)) as SettingValue;
    const [latest] = rows;
    const isKept = latest !== undefined && saySame(latest.value, value);
    return { version: isKept ? latest.version : (latest?.version ?? -1) + 1, value, isKept, rows };
  }

  /** A kept version; null where there is none of that number. */
  kept(tx: Tx, kind: SettingKind, version: number): Promise<ClinicSettingRow | null> {
    return tx.manager.findOneBy(ClinicSettingRow, { clinicId: tx.actor.clinicId, kind: kind.name, version });
  }

  /** Keeps a new version after the one that stood; that one too, where nobody had kept it. */
  async add(tx: Tx, kind: SettingKind, before: Standing, value: SettingValue, restores: number | null): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const place = { clinicId, kind: kind.name };
    const unsigned = { changedAt: null, changedBy: null };
    if (!before.isKept) {
      const stood = { ...place, version: before.version, value: before.value, restores: null, ...unsigned };
      await tx.manager.insert(ClinicSettingRow, stood as object);
    }
    const signed = accountId === SYSTEM_ACCOUNT ? unsigned : { changedAt: new Date(tx.now), changedBy: accountId };
    const next = { ...place, version: before.version + 1, value, restores, ...signed };
    await tx.manager.insert(ClinicSettingRow, next as object);
  }

  // By account and not by who works here: a change keeps its name after somebody left.
  private async signer(tx: Tx, rows: readonly Unsigned[]): Promise<(row: Unsigned) => Signed> {
    const names = await this.accounts.names(tx, [...new Set(rows.flatMap(({ changedBy }) => changedBy ?? []))]);
    return ({ changedAt, changedBy }) => ({
      changedAt: changedAt?.toISOString() ?? null,
      changedBy: changedBy ? (names.get(changedBy) ?? null) : null,
    });
  }

  private async reach(tx: Tx, { who }: SettingKind): Promise<SettingView['reach']> {
    const [row] = who === 'staff' ? [] : await tx.query<{ count: number }>(PATIENTS, [tx.actor.clinicId]);
    const staff = who === 'patients' ? 0 : (await this.directory.all(tx)).size;
    return { who, count: (row?.count ?? 0) + staff };
  }
}

// A value of long ago that no longer reads is told by its own parts.
function told(kind: SettingKind, value: SettingValue): SettingValue {
  const read = kind.lines && kind.schema.safeParse(value);
  return read?.success && kind.lines ? kind.lines(read.data) : value;
}
