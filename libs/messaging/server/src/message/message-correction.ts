import { Injectable } from '@nestjs/common';
import {
  type CorrectMessage,
  messageChanged,
  type MessageHistory,
  type MessagePath,
  type MessageView,
  notOwnMessage,
} from '@holdfast/messaging/model';
import { type Actor, missing, newId } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';
import { Message, MessageRevision } from './message.entity';
import { MessageReading } from './message-reading';
import { Thread } from '../thread/thread.entity';
import { threadKey } from '../thread/thread-key';

/** Taking words back and putting right ones in their place, with what stood there kept in the history. */
@Injectable()
export class MessageCorrection {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly reading: MessageReading,
    private readonly correspondents: Correspondents,
  ) {}

  /**
   * Corrects one's own message, or retracts it when there are no words.
   * Fails with `missing`, `message.not-own`, or `message.changed` when it is no longer in the state it was made from.
   */
  correct(actor: Actor, path: MessagePath, { body, from }: CorrectMessage): Promise<MessageView> {
    const { clinicId, accountId } = actor;
    const { threadId, patientId, messageId } = path;
    return this.work.as(actor, async (tx) => {
      const message = await this.find(tx, path, true);
      if (message.senderId !== accountId) throw notOwnMessage();
      if (message.state !== from) throw messageChanged({ state: message.state });
      const at = new Date(tx.now);
      await this.keepRevision(tx, message, at);
      const place = { clinicId, table: 'message', column: 'body', rowId: messageId };
      const bodySealed = body === null ? null : await this.sealing.seal(threadKey(clinicId, threadId), place, body);
      const state = body === null ? ('retracted' as const) : ('corrected' as const);
      await tx.manager.update(Message, { clinicId, id: messageId }, { bodySealed, state, changedAt: at });
      tx.hint({ kind: 'message', patientId, threadId, seq: message.seq, accountId, on: true });
      return this.view({ ...message, bodySealed, state, changedAt: at });
    });
  }

  /**
   * What a message said before, oldest first; fails with `missing`.
   * What the clinic took back or put right is the clinic's to know: it may be another patient's.
   */
  history(actor: Actor, path: MessagePath): Promise<MessageHistory> {
    const { clinicId } = actor;
    const { threadId, messageId } = path;
    return this.work.as(actor, async (tx) => {
      const message = await this.find(tx, path, false);
      if (actor.patientId && message.side === 'staff') throw missing();
      const rows = await tx.manager.find(MessageRevision, {
        where: { clinicId, messageId },
        order: { replacedAt: 'ASC' },
      });
      const names = await this.correspondents.of(
        clinicId,
        rows.map((row) => row.replacedBy),
        tx,
      );
      const place = (rowId: string) => ({ clinicId, table: 'message_revision', column: 'body', rowId });
      const sealed = rows.map((row) => ({ subjectId: threadId, place: place(row.id), sealed: row.bodySealed }));
      const bodies = await this.sealing.openAll(clinicId, 'thread', sealed);
      const items = rows.map((row, index) => ({
        body: bodies[index] ?? null,
        until: row.replacedAt.toISOString(),
        by: names.get(row.replacedBy)?.name ?? '',
      }));
      return { items };
    });
  }

  private async find(tx: Tx, { patientId, threadId, messageId }: MessagePath, lock: boolean): Promise<Message> {
    const { clinicId } = tx.actor;
    // Whoever is gone took their conversations along: then there is no such thread.
    if (!(await tx.manager.existsBy(Thread, { clinicId, id: threadId, patientId }))) throw missing();
    const where = { clinicId, id: messageId, threadId, patientId };
    const message = await tx.manager.findOne(Message, {
      where,
      ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    if (!message) throw missing();
    return message;
  }

  private async keepRevision(tx: Tx, message: Message, replacedAt: Date): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const key = threadKey(clinicId, message.threadId);
    const place = { clinicId, table: 'message', column: 'body', rowId: message.id };
    const words = await this.sealing.open(key, place, message.bodySealed);
    const id = newId();
    const own = { clinicId, table: 'message_revision', column: 'body', rowId: id };
    await tx.manager.insert(MessageRevision, {
      clinicId,
      id,
      messageId: message.id,
      patientId: message.patientId,
      bodySealed: words === null ? null : await this.sealing.seal(key, own, words),
      replacedAt,
      replacedBy: accountId,
    });
  }

  private async view(message: Message): Promise<MessageView> {
    const row = {
      id: message.id,
      seq: message.seq,
      side: message.side,
      sender_id: message.senderId,
      body_sealed: message.bodySealed,
      state: message.state,
      sent_at: message.sentAt,
      changed_at: message.changedAt,
    };
    const [view] = await this.reading.views(message.clinicId, message.threadId, [row]);
    if (!view) throw missing();
    return view;
  }
}
