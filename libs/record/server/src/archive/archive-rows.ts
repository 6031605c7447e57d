import type { Id } from '@holdfast/platform/model';
import type { KeySubject, Prepared, Tx } from '@holdfast/platform/server';
import type { ArchiveView } from '@holdfast/record/model';

/** One archive as its row tells it. */
export interface ArchiveRow {
  [column: string]: unknown;
  id: Id;
  state: ArchiveView['state'];
  reason_sealed: Buffer;
  recipient: string;
  asked_at: Date;
  asked_by: Id;
  decided_at: Date | null;
  decided_by: Id | null;
  at_table: string | null;
  after_row: string[] | null;
  tables: number;
  tables_done: number;
  parts: number;
  rows: number;
  unreadable: number;
  tries: number;
  bytes: number | null;
  sha256: string | null;
  ready_at: Date | null;
  expires_at: Date | null;
  ended_at: Date | null;
}

const COLUMNS = `id, state, reason_sealed, recipient, asked_at, asked_by, decided_at, decided_by, at_table, after_row, tables,
  tables_done, parts, rows::float8 as rows, unreadable::float8 as unreadable, tries, bytes::float8 as bytes, sha256, ready_at,
  expires_at, ended_at`;

/** The newest archives of the clinic. */
export const LIST: Prepared = {
  name: 'archive_list',
  text: `select ${COLUMNS} from record_archive where clinic_id = $1 order by asked_at desc, id desc limit 100`,
};
/** One of them. */
export const ONE: Prepared = {
  name: 'archive_one',
  text: `select ${COLUMNS} from record_archive where clinic_id = $1 and id = $2`,
};
/** One of them, held for writing: who comes second finds what the first has done. */
export const HELD: Prepared = {
  name: 'archive_held',
  text: `select ${COLUMNS} from record_archive where clinic_id = $1 and id = $2 for update`,
};
/** The one to work on, taken for a while: where its worker died, another goes on when the while is over. */
export const CLAIM: Prepared = {
  name: 'archive_claim',
  text: `update record_archive set lease_until = clock_timestamp() + interval '30 seconds'
    where clinic_id = $1 and state = 'making' and (lease_until is null or lease_until < clock_timestamp())
    returning ${COLUMNS}`,
};

/** Where the reason of an archive is sealed. */
export function reasonOf(clinicId: Id, archiveId: Id) {
  const subject: KeySubject = { clinicId, scope: 'clinic', subjectId: clinicId };
  return { subject, place: { clinicId, table: 'record_archive', column: 'reason', rowId: archiveId } };
}

/** Where one part of an archive in the making is sealed. */
export function partOf(clinicId: Id, archiveId: Id, part: number) {
  const subject: KeySubject = { clinicId, scope: 'clinic', subjectId: clinicId };
  return { subject, place: { clinicId, table: 'record_archive', column: `part.${part}`, rowId: archiveId } };
}

/** One archive; undefined where the clinic has none of this identifier. */
export async function archiveOf(tx: Tx, id: Id, statement: Prepared = ONE): Promise<ArchiveRow | undefined> {
  return (await tx.query<ArchiveRow>(statement, [tx.actor.clinicId, id]))[0];
}
