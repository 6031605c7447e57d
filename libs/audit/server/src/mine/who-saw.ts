import { Injectable } from '@nestjs/common';
import { LEAVING, type MineEntry, type MinePage, type MinePath, type MineQuery } from '@holdfast/audit/model';
import { Accounts } from '@holdfast/identity/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { BreakGlass } from '../glass/break-glass';
import { ENTRY_COLUMNS, type EntryRow } from '../seal/entry-row';

const SYSTEM = `'00000000-0000-7000-8000-000000000000'`;

// What the patient did themself is left out, so is a look whether an emergency is under way, which shows nothing, and so is the clinic's machinery unless it let something out.
const SEEN: Prepared = {
  name: 'who_saw',
  text: `select ${ENTRY_COLUMNS} from audit_about a
    join audit_entry e on e.clinic_id = a.clinic_id and e.id = a.entry_id
    left join audit_list l on l.clinic_id = e.clinic_id and l.entry_id = e.id
    where a.clinic_id = $1 and a.patient_id = $2 and ($3::uuid is null or a.entry_id < $3)
      and (e.purpose is distinct from 'own' or exists (select from account x
        where x.clinic_id = e.clinic_id and x.id = e.account_id and x.kind = 'proxy')) and e.account_id <> $6 and e.action <> 'break-glass.read'
      and case when $5 then e.action = any ($4) and e.outcome = 'allowed' else e.account_id <> ${SYSTEM} end
    order by a.entry_id desc limit $7`,
};
const EMERGENCIES: Prepared = {
  name: 'who_saw_emergencies',
  text: `select id, account_id, patient_id, reason_sealed, began_at, coalesce(ended_at, ends_at) as over_at
    from break_glass where clinic_id = $1 and patient_id = $2`,
};

interface EmergencyRow {
  [column: string]: unknown;
  id: Id;
  account_id: Id;
  patient_id: Id;
  reason_sealed: Buffer;
  began_at: Date;
  over_at: Date;
}

interface Emergency {
  readonly accountId: Id;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Tells patients who saw their record, when, as what and why; and what of it left the clinic. */
@Injectable()
export class WhoSaw {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly glass: BreakGlass,
  ) {}

  /** A page of what others did with this patient's record, newest first. What was done in the last seconds follows. */
  page(actor: Actor, { patientId }: MinePath, { what, after, limit }: MineQuery): Promise<MinePage> {
    return this.work.as(actor, async (tx) => {
      const values = [actor.clinicId, patientId, after ?? null, LEAVING, what === 'left', actor.accountId, limit + 1];
      const rows = await tx.query<EntryRow>(SEEN, values);
      const shown = rows.slice(0, limit);
      const people = await this.accounts.people(tx, [...new Set(shown.map((row) => row.account_id))]);
      const emergencies = shown.some(({ purpose }) => purpose === 'break-glass')
        ? await this.emergencies(tx, patientId)
        : [];
      const items = shown.map((row): MineEntry => {
        const who = people.get(row.account_id);
        return {
          id: row.id,
          at: new Date(Number(BigInt(row.at) / 1000n)).toISOString(),
          who: who ? { name: who.name, roles: [...who.roles] } : null,
          action: row.action,
          isList: row.patient_id === null,
          outcome: row.outcome as MineEntry['outcome'],
          emergency: row.purpose === 'break-glass' ? { reason: reasonOf(row, emergencies) } : null,
        };
      });
      return { items, nextAfter: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    });
  }

  private async emergencies(tx: Tx, patientId: Id): Promise<Emergency[]> {
    const rows = await tx.query<EmergencyRow>(EMERGENCIES, [tx.actor.clinicId, patientId]);
    const reasons = await this.glass.reasons(tx, rows);
    return rows.map((row, index) => ({
      accountId: row.account_id,
      from: row.began_at.getTime(),
      to: row.over_at.getTime(),
      reason: reasons[index] ?? '',
    }));
  }
}

// The entry of the opening itself is made a moment before what it opened.
const LEEWAY_MS = 5000;

function reasonOf({ account_id: accountId, at }: EntryRow, emergencies: readonly Emergency[]): string {
  const ms = Number(BigInt(at) / 1000n);
  const during = emergencies.filter(
    (one) => one.accountId === accountId && ms >= one.from - LEEWAY_MS && ms <= one.to + LEEWAY_MS,
  );
  return during.at(-1)?.reason ?? '';
}
