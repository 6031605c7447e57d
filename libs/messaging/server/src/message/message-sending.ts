import { Injectable } from '@nestjs/common';
import {
  messageConflict,
  type MessagePath,
  type MessageView,
  type SendMessage,
  type Side,
} from '@holdfast/messaging/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { Clock, hotStatement, type Made, Sealing, Work } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';
import { MessagePromises } from '../promise/message-promises';
import { threadKey } from '../thread/thread-key';

// How long a patient may take to see an answer in the portal before a mail tells them that there is one.
const NOTICE_MS = 2 * 60_000;

const SEND = hotStatement('message_send', 8);

interface Sent {
  [column: string]: unknown;
  outcome: 'sent' | 'repeated' | 'conflict' | 'missing';
  seq: number;
  sent_at: Date;
  state: MessageView['state'];
  body_sealed: Buffer | null;
  changed_at: Date | null;
}

/** Sends messages: one round trip, once, in order, however often the sender tries. */
@Injectable()
export class MessageSending {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly promises: MessagePromises,
    private readonly correspondents: Correspondents,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a message under the sender's own identifier for it.
   * A repeat with the same words gives the same message; with other words it fails with `message.conflict`.
   */
  async send(actor: Actor, path: MessagePath, { body, asksReading = false }: SendMessage): Promise<Made<MessageView>> {
    const { clinicId, accountId } = actor;
    const { patientId, threadId, messageId } = path;
    const key = threadKey(clinicId, threadId);
    const place = { clinicId, table: 'message', column: 'body', rowId: messageId };
    const side: Side = actor.patientId ? 'patient' : 'staff';
    const sealed = await this.sealing.seal(key, place, body);
    const digest = await this.sealing.digest(key, body);
    const due = await this.promises.dueTimes(clinicId);
    const notifyAt = new Date(this.clock.now() + NOTICE_MS);
    const values = [threadId, messageId, side, sealed, digest, due, notifyAt, asksReading];
    const [sent] = await this.work.once<Sent>(actor, SEND, values);
    if (!sent || sent.outcome === 'missing') throw missing();
    if (sent.outcome === 'conflict') throw messageConflict();
    const made = sent.outcome === 'sent';
    const hint = { kind: 'message', patientId, threadId, seq: sent.seq, accountId, on: false } as const;
    if (made) this.work.hint(clinicId, hint);
    if (asksReading && side === 'patient') this.work.hint(clinicId, { ...hint, kind: 'alert', on: true }, 'safety');
    const sender = (await this.correspondents.of(clinicId, [accountId])).get(accountId);
    const view: MessageView = {
      id: messageId,
      threadId,
      seq: sent.seq,
      senderId: accountId,
      senderName: sender?.name ?? '',
      senderTitle: sender?.title ?? '',
      side,
      body: made ? body : await this.sealing.open(key, place, sent.body_sealed),
      state: sent.state,
      sentAt: sent.sent_at.toISOString(),
      changedAt: sent.changed_at?.toISOString() ?? null,
    };
    return { made, view };
  }
}
