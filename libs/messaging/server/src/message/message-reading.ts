import { Injectable } from '@nestjs/common';
import type {
  MessagePage,
  MessageQuery,
  MessageView,
  ReadMarkView,
  SetReadMark,
  Side,
  ThreadPath,
} from '@holdfast/messaging/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { hotStatement, Sealing, Work } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';

const PAGE = hotStatement('message_page', 4);
const READ_MARK = hotStatement('read_mark_set', 3);

/** A message as the database hands it out. */
export interface MessageRow {
  [column: string]: unknown;
  id: string;
  seq: number;
  side: Side;
  sender_id: string;
  body_sealed: Buffer | null;
  state: 'sent' | 'corrected' | 'retracted';
  sent_at: Date;
  changed_at: Date | null;
}

type PageRow = MessageRow & { last_seq: number };
type MarkRow = { seq: number; unread: number; moved: boolean };

/** Reading: stretches of a conversation by sequence, and how far each person has come. */
@Injectable()
export class MessageReading {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly correspondents: Correspondents,
  ) {}

  /** The stretch before or after a sequence number, or the latest one; fails with `missing`. */
  async page(actor: Actor, { threadId }: ThreadPath, { before, after, limit }: MessageQuery): Promise<MessagePage> {
    const rows = await this.work.once<PageRow>(actor, PAGE, [threadId, before ?? null, after ?? null, limit + 1]);
    const [first] = rows;
    if (!first) throw missing();
    const found = rows.filter((row) => row.seq > 0);
    const page = found.slice(0, limit).toSorted((one, other) => one.seq - other.seq);
    const items = await this.views(actor.clinicId, threadId, page);
    return { items, lastSeq: first.last_seq, more: found.length > limit };
  }

  /** Moves the actor's read mark on; it never moves back. Fails with `missing`. */
  async mark(actor: Actor, { patientId, threadId }: ThreadPath, { seq }: SetReadMark): Promise<ReadMarkView> {
    const side: Side = actor.patientId ? 'patient' : 'staff';
    const [row] = await this.work.once<MarkRow>(actor, READ_MARK, [threadId, side, seq]);
    if (!row) throw missing();
    const { accountId, clinicId } = actor;
    const hint = { kind: 'read', patientId, threadId, seq: row.seq, accountId, on: false } as const;
    if (row.moved) this.work.hint(clinicId, hint);
    return { seq: row.seq, unread: row.unread };
  }

  /** Messages as their readers see them; one that cannot be opened says so and leaves the others alone. */
  async views(clinicId: Id, threadId: Id, rows: readonly MessageRow[]): Promise<MessageView[]> {
    const senders = await this.correspondents.of(
      clinicId,
      rows.map((row) => row.sender_id),
    );
    const bodies = await this.sealing.openAll(
      clinicId,
      'thread',
      rows.map((row) => ({
        subjectId: threadId,
        place: { clinicId, table: 'message', column: 'body', rowId: row.id },
        sealed: row.body_sealed,
      })),
    );
    return rows.map((row, index) => {
      const body = bodies[index] ?? null;
      const sender = senders.get(row.sender_id);
      return {
        id: row.id,
        threadId,
        seq: row.seq,
        senderId: row.sender_id,
        senderName: sender?.name ?? '',
        senderTitle: sender?.title ?? '',
        side: row.side,
        body,
        state: body === null && row.state !== 'retracted' ? 'unreadable' : row.state,
        sentAt: row.sent_at.toISOString(),
        changedAt: row.changed_at?.toISOString() ?? null,
      };
    });
  }
}
