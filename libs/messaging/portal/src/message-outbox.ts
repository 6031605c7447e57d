import { Injectable, computed, inject } from '@angular/core';
import { v7 } from 'uuid';
import type { MessageView, Topic } from '@holdfast/messaging/model';
import { Outbox, type Parcel } from '@holdfast/platform/portal';
import { filter, map } from 'rxjs';
import { threadUrl } from './thread-api';

/** A message that has not arrived yet, as the thread shows it. */
export interface PendingMessage {
  readonly id: string;
  readonly threadId: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly state: 'waiting' | 'behind' | 'failed';
  readonly code: string | null;
  /** Whether it begins a conversation that the server does not know yet. */
  readonly opens: boolean;
}

/** Messages on their way. Each has its identifier from the start, so that no retry can make a second one of it. */
@Injectable({ providedIn: 'root' })
export class MessageOutbox {
  private readonly outbox = inject(Outbox);

  /** Every message that has not arrived, oldest first. */
  readonly pending = computed(() =>
    this.outbox
      .parcels()
      .filter(({ lane }) => lane.startsWith('thread.'))
      .map(pendingOf),
  );
  /** Fires with every message that arrived. */
  readonly arrived = this.outbox.delivered.pipe(
    filter(({ parcel }) => parcel.lane.startsWith('thread.')),
    map(({ answer }) => answer as MessageView),
  );

  /**
   * Queues a message.
   *
   * @param opens       the topic, where the message begins a conversation that does not exist yet
   * @param asksReading whether its words ask a person to read it soon
   */
  send(
    patientId: string,
    threadId: string,
    body: string,
    opens: Topic | null = null,
    asksReading = false,
  ): Promise<void> {
    const id = v7();
    const thread = threadUrl(patientId, threadId);
    const message = { url: `${thread}/messages/${id}`, body: asksReading ? { body, asksReading } : { body } };
    const requests = opens ? [{ url: thread, body: { topic: opens } }, message] : [message];
    return this.outbox.put(id, `thread.${threadId}`, requests);
  }

  /** Tries a message again that was not sent. */
  retry(id: string): Promise<void> {
    return this.outbox.retry(id);
  }

  /** Gives a message up that was not sent. */
  remove(id: string): Promise<void> {
    return this.outbox.remove(id);
  }
}

function pendingOf(parcel: Parcel, _index: number, all: readonly Parcel[]): PendingMessage {
  const first = all.find(({ lane }) => lane === parcel.lane);
  const { body } = parcel.requests.at(-1)?.body as { body: string };
  return {
    id: parcel.id,
    threadId: parcel.lane.replace('thread.', ''),
    body,
    at: parcel.queuedAt,
    state: parcel.state === 'failed' ? 'failed' : first?.state === 'failed' ? 'behind' : 'waiting',
    code: parcel.code,
    opens: parcel.requests.length > 1,
  };
}
