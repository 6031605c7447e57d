import { Injectable } from '@nestjs/common';
import {
  noteConflict,
  type NoteList,
  type NotePath,
  type NoteView,
  type WriteNote,
  type ThreadPath,
} from '@holdfast/messaging/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Made, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';
import { StaffNote } from './message.entity';
import { Thread } from '../thread/thread.entity';
import { threadKey } from '../thread/thread-key';

/** Notes for the clinic's side only. No route, hint or sequence that a patient can reach knows of them. */
@Injectable()
export class StaffNotes {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly correspondents: Correspondents,
  ) {}

  /** Every note of a thread, oldest first; fails with `missing`. */
  list(actor: Actor, path: ThreadPath): Promise<NoteList> {
    return this.work.as(actor, async (tx) => {
      await this.thread(tx, path);
      const where = { clinicId: actor.clinicId, threadId: path.threadId };
      const rows = await tx.manager.find(StaffNote, { where, order: { writtenAt: 'ASC', id: 'ASC' } });
      return { items: await this.views(tx, path, rows) };
    });
  }

  /** Writes a note under the writer's own identifier; a repeat gives the same note, other words fail with `note.conflict`. */
  write(actor: Actor, path: NotePath, { body }: WriteNote): Promise<Made<NoteView>> {
    const { clinicId, accountId } = actor;
    const { threadId, patientId, noteId: id } = path;
    return this.work.as(actor, async (tx) => {
      const thread = await this.thread(tx, path);
      const key = threadKey(clinicId, threadId);
      const digest = await this.sealing.digest(key, body);
      const known = await tx.manager.findOneBy(StaffNote, { clinicId, id });
      if (known && !(known.threadId === threadId && known.authorId === accountId && known.digest.equals(digest))) {
        throw noteConflict();
      }
      const bodySealed = await this.sealing.seal(key, placeOf(clinicId, id), body);
      const place = { clinicId, id, threadId, patientId, authorId: accountId };
      const row = known ?? { ...place, afterSeq: thread.lastSeq, bodySealed, digest, writtenAt: new Date(tx.now) };
      if (!known) {
        await tx.manager.insert(StaffNote, row);
        tx.hint({ kind: 'note', patientId, threadId, seq: 0, accountId, on: true }, 'staff');
      }
      const [view] = await this.views(tx, path, [row]);
      if (!view) throw missing();
      return { made: !known, view };
    });
  }

  private async thread(tx: Tx, { patientId, threadId }: ThreadPath): Promise<Thread> {
    const thread = await tx.manager.findOneBy(Thread, { clinicId: tx.actor.clinicId, id: threadId, patientId });
    if (!thread) throw missing();
    return thread;
  }

  private async views(tx: Tx, { threadId }: ThreadPath, rows: readonly StaffNote[]): Promise<NoteView[]> {
    const { clinicId } = tx.actor;
    const names = await this.correspondents.of(
      clinicId,
      rows.map((row) => row.authorId),
      tx,
    );
    const sealed = rows.map((row) => ({
      subjectId: threadId,
      place: placeOf(clinicId, row.id),
      sealed: row.bodySealed,
    }));
    const bodies = await this.sealing.openAll(clinicId, 'thread', sealed);
    return rows.map((row, index) => ({
      id: row.id,
      threadId,
      authorId: row.authorId,
      authorName: names.get(row.authorId)?.name ?? '',
      body: bodies[index] ?? null,
      afterSeq: row.afterSeq,
      writtenAt: row.writtenAt.toISOString(),
    }));
  }
}

function placeOf(clinicId: string, rowId: string) {
  return { clinicId, table: 'staff_note', column: 'body', rowId };
}
