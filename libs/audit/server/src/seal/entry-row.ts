import type { SealedEntry } from '@holdfast/audit/model';
import type { Id } from '@holdfast/platform/model';

/** An entry as the statements of the trail give it back: its time in microseconds, and whom its list named. */
export interface EntryRow {
  [column: string]: unknown;
  id: Id;
  at: string;
  account_id: Id;
  session_id: Id | null;
  action: string;
  patient_id: Id | null;
  outcome: string;
  purpose: string | null;
  request_id: Id | null;
  origin: string | null;
  named: Id[] | null;
}

/** The columns of an entry `e` with its list `l`, for any statement that reads entries. */
export const ENTRY_COLUMNS = `e.id, ((extract(epoch from e.at) * 1000000)::bigint)::text as at, e.account_id, e.session_id,
  e.action, e.patient_id, e.outcome::text as outcome, e.purpose, e.request_id, e.origin, l.patient_ids as named`;

/** An entry as it is hashed, from its row. */
export function entryOf(clinicId: Id, row: EntryRow): SealedEntry {
  return {
    clinicId,
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    sessionId: row.session_id,
    action: row.action,
    patientId: row.patient_id,
    outcome: row.outcome,
    purpose: row.purpose,
    requestId: row.request_id,
    origin: row.origin,
    named: row.named,
  };
}
