import type { TrailQuery } from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { ENTRY_COLUMNS, type EntryRow } from '../seal/entry-row';

/** An entry with its place in the log, null while it waits for one. */
export interface TrailRow extends EntryRow {
  position: string | null;
}

/** What narrows a search, without how it is paged. */
export type TrailFilter = Omit<TrailQuery, 'limit' | 'after'>;

const QUARTER_MS = 92 * 86_400_000;

// Only the sealer keeps indexes by person and by patient; what it has not reached yet is found from where it stands.
const statement = (name: string, narrowing: string): Prepared => ({
  name,
  text: `select ${ENTRY_COLUMNS}, f.position::text as position from audit_entry e
    left join audit_list l on l.clinic_id = e.clinic_id and l.entry_id = e.id
    left join audit_leaf f on f.clinic_id = e.clinic_id and f.entry_id = e.id
    where e.clinic_id = $1 and e.id >= $2 and e.id < $3
      and ($4::uuid is null or e.account_id = $4)
      and ($5::uuid is null or e.patient_id = $5 or l.patient_ids @> array[$5])
      and ($6::text is null or e.action = $6 or starts_with(e.action, $6 || '.'))
      and ($7::text is null or e.outcome::text = $7)
      and case when $8::text is null then e.account_id <> '00000000-0000-7000-8000-000000000000' else e.purpose = $8 end
      and ($9::text is null or e.origin = $9)${narrowing}
    order by e.id desc limit $10`,
});
const WAITING = `e.id >= (select g.low from audit_log g where g.clinic_id = $1)`;
const BY_TIME = statement('trail_by_time', '');
const BY_PATIENT = statement(
  'trail_by_patient',
  ` and (${WAITING} or e.id in (select a.entry_id from audit_about a where a.clinic_id = $1 and a.patient_id = $5))`,
);
const BY_PERSON = statement(
  'trail_by_person',
  ` and (${WAITING} or e.id in (select x.entry_id from audit_leaf x where x.clinic_id = $1 and x.account_id = $4
      and x.account_id <> '00000000-0000-7000-8000-000000000000'))`,
);

/** How far back a search goes at most: a quarter, where neither person nor patient narrows it. @returns ms since 1970, or null */
export function furthestBack({ accountId, patientId, to }: TrailFilter, now: number): number | null {
  return (accountId ?? patientId) ? null : (to ? Date.parse(to) : now) - QUARTER_MS;
}

/**
 * Finds entries, newest first.
 *
 * @param before an entry to go on behind; null to begin with the newest
 * @param limit at most this many
 */
export async function findEntries(tx: Tx, filter: TrailFilter, before: Id | null, limit: number): Promise<TrailRow[]> {
  const { accountId = null, patientId = null, action = null, outcome = null, purpose = null, origin = null } = filter;
  const back = furthestBack(filter, Date.now()) ?? 0;
  const from = floorOf(Math.max(back, filter.from ? Date.parse(filter.from) : 0));
  const until = filter.to ? floorOf(Date.parse(filter.to)) : 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  const to = before !== null && before < until ? before : until;
  const search = patientId ? BY_PATIENT : accountId ? BY_PERSON : BY_TIME;
  const values = [tx.actor.clinicId, from, to, accountId, patientId, action, outcome, purpose, origin, limit];
  return tx.query<TrailRow>(search, values);
}

/** The lowest identifier of a moment: identifiers of entries begin with their time in milliseconds. */
function floorOf(ms: number): Id {
  const hex = Math.min(Math.max(0, ms), 0xffffffffffff).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
