import { Injectable } from '@nestjs/common';
import type { TrailEntry, TrailEntryPath, TrailEntryView, TrailPage, TrailQuery } from '@holdfast/audit/model';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Prepared, PatientNames, type Tx, Work } from '@holdfast/platform/server';
import { ENTRY_COLUMNS } from '../seal/entry-row';
import { findEntries, furthestBack, type TrailRow } from './trail-search';

const ONE: Prepared = {
  name: 'trail_entry',
  text: `select ${ENTRY_COLUMNS}, f.position::text as position from audit_entry e
    left join audit_list l on l.clinic_id = e.clinic_id and l.entry_id = e.id
    left join audit_leaf f on f.clinic_id = e.clinic_id and f.entry_id = e.id
    where e.clinic_id = $1 and e.id = $2`,
};
const COVERING: Prepared = {
  name: 'trail_covering',
  text: `select size::integer, at from audit_checkpoint where clinic_id = $1 and size > $2 order by size limit 1`,
};

/** Reading the trail: who did what, about whom, why. Every reading is itself an entry, and names whom it showed. */
@Injectable()
export class TrailReading {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
    private readonly patients: PatientNames,
  ) {}

  /** A page of the entries that are wanted, newest first. */
  search(actor: Actor, query: TrailQuery): Promise<TrailPage> {
    return this.work.as(actor, async (tx) => {
      const { limit, after = null, ...filter } = query;
      const rows = await findEntries(tx, filter, after, limit + 1);
      const items = await this.inWords(tx, rows.slice(0, limit));
      const back = furthestBack(filter, Date.now());
      const since =
        back === null || (filter.from && Date.parse(filter.from) >= back) ? null : new Date(back).toISOString();
      return { items, nextAfter: rows.length > limit ? (items.at(-1)?.id ?? null) : null, since };
    });
  }

  /** One entry, and how well it is sealed; fails with `missing`. */
  entry(actor: Actor, { entryId }: TrailEntryPath): Promise<TrailEntryView> {
    return this.work.as(actor, async (tx) => {
      const rows = await tx.query<TrailRow>(ONE, [actor.clinicId, entryId]);
      const [entry] = await this.inWords(tx, rows);
      if (!entry) throw missing();
      if (entry.position === null) return { entry, checkpoint: null };
      const [covering] = await tx.query<{ size: number; at: Date }>(COVERING, [actor.clinicId, entry.position]);
      return { entry, checkpoint: covering ? { size: covering.size, at: covering.at.toISOString() } : null };
    });
  }

  /** Entries with names beside their identifiers, inside ongoing work, which then names those patients itself. */
  async inWords(tx: Tx, rows: readonly TrailRow[]): Promise<TrailEntry[]> {
    const people = await this.accounts.people(tx, [...new Set(rows.map((row) => row.account_id))]);
    const ids = new Set(rows.flatMap((row) => [...(row.patient_id ? [row.patient_id] : []), ...(row.named ?? [])]));
    const names = await this.patients.of(tx, [...ids]);
    tx.names(ids);
    const called = (id: string) => ({ id, name: names.get(id) ?? '' });
    return rows.map((row) => {
      const who = people.get(row.account_id);
      return {
        id: row.id,
        at: new Date(Number(BigInt(row.at) / 1000n)).toISOString(),
        who: who ? { id: row.account_id, name: who.name, roles: [...who.roles] } : null,
        action: row.action,
        patient: row.patient_id ? called(row.patient_id) : null,
        named: (row.named ?? []).map(called),
        outcome: row.outcome as TrailEntry['outcome'],
        purpose: row.purpose as TrailEntry['purpose'],
        origin: row.origin,
        requestId: row.request_id,
        position: row.position === null ? null : Number(row.position),
      };
    });
  }
}
