import { Injectable } from '@nestjs/common';
import type { Side, ThreadView, Topic } from '@holdfast/messaging/model';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';

const SNIPPET = 140;

const VIEWS: Prepared = {
  name: 'thread_views',
  text: `select t.*, p.name as pool_name, r.read_seq, r.read_other, m.id as message_id, m.sender_id, m.body_sealed,
      d.body_sealed as draft_sealed
    from thread t
    join pool p on p.clinic_id = t.clinic_id and p.id = t.pool_id
    left join thread_member r on r.clinic_id = t.clinic_id and r.thread_id = t.id and r.account_id = $2
    left join message m on m.clinic_id = t.clinic_id and m.thread_id = t.id and m.seq = t.last_seq
    left join draft d on d.clinic_id = t.clinic_id and d.thread_id = t.id and d.account_id = $2
    where t.clinic_id = $1 and t.id = any ($3::uuid[])`,
};

interface Row {
  [column: string]: unknown;
  id: string;
  patient_id: string;
  topic: Topic;
  state: 'open' | 'closed';
  version: number;
  pool_id: string;
  pool_name: string;
  assignee_id: string | null;
  last_seq: number;
  last_at: Date | null;
  last_side: Side | null;
  from_patient: number;
  from_staff: number;
  waiting_since: Date | null;
  reply_due_at: Date | null;
  escalated_at: Date | null;
  created_at: Date;
  read_seq: number | null;
  read_other: number | null;
  message_id: string | null;
  sender_id: string | null;
  body_sealed: Buffer | null;
  draft_sealed: Buffer | null;
}

/** Conversations as one reader sees them: what is unread, whose turn it is, what they had begun to write. */
@Injectable()
export class ThreadViews {
  constructor(
    private readonly sealing: Sealing,
    private readonly correspondents: Correspondents,
  ) {}

  /** The views of these threads, in the order asked for; those that are not there are left out. */
  async of(tx: Tx, ids: readonly Id[]): Promise<ThreadView[]> {
    const { clinicId, accountId, patientId } = tx.actor;
    const rows = await tx.query<Row>(VIEWS, [clinicId, accountId, ids]);
    const assignees = rows.flatMap((row) => row.assignee_id ?? []);
    const names = await this.correspondents.of(clinicId, assignees, tx);
    const snippets = await this.open(clinicId, rows, 'message', 'body', (row) => [
      row.message_id ?? row.id,
      row.body_sealed,
    ]);
    const drafts = await this.open(clinicId, rows, 'draft', 'body', (row) => [
      `${row.id}/${accountId}`,
      row.draft_sealed,
    ]);
    const views = rows.map((row, index): [string, ThreadView] => {
      const assigneeName = row.assignee_id ? (names.get(row.assignee_id)?.name ?? null) : null;
      const snippet = snippets[index]?.slice(0, SNIPPET) ?? null;
      return [
        row.id,
        {
          ...viewOf(row, patientId ? 'patient' : 'staff', assigneeName, snippet, drafts[index] ?? null),
          lastIsOwn: row.sender_id === accountId,
        },
      ];
    });
    const byId = new Map(views);
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private open(
    clinicId: Id,
    rows: readonly Row[],
    table: string,
    column: string,
    pick: (row: Row) => [string, Buffer | null],
  ): Promise<(string | null)[]> {
    const values = rows.map((row) => {
      const [rowId, sealed] = pick(row);
      return { subjectId: row.id, place: { clinicId, table, column, rowId }, sealed };
    });
    return this.sealing.openAll(clinicId, 'thread', values);
  }
}

function viewOf(
  row: Row,
  side: Side,
  assigneeName: string | null,
  snippet: string | null,
  draft: string | null,
): Omit<ThreadView, 'lastIsOwn'> {
  const fromOther = side === 'patient' ? row.from_staff : row.from_patient;
  return {
    id: row.id,
    patientId: row.patient_id,
    topic: row.topic,
    state: row.state,
    version: row.version,
    poolId: row.pool_id,
    poolName: row.pool_name,
    assigneeId: row.assignee_id,
    assigneeName,
    status: statusOf(row),
    lastSeq: row.last_seq,
    lastAt: row.last_at?.toISOString() ?? null,
    lastSide: row.last_side,
    snippet,
    unread: Math.max(0, fromOther - (row.read_other ?? 0)),
    readSeq: row.read_seq ?? 0,
    replyDueAt: row.reply_due_at?.toISOString() ?? null,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    escalatedAt: row.escalated_at?.toISOString() ?? null,
    draft,
    createdAt: row.created_at.toISOString(),
  };
}

function statusOf(row: Row): ThreadView['status'] {
  if (row.from_staff > 0 && row.waiting_since === null) return 'answered';
  return row.assignee_id ? 'assigned' : 'received';
}
