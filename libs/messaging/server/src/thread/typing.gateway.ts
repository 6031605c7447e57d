import { UseFilters } from '@nestjs/common';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { type Actor, TypingNotice } from '@holdfast/platform/model';
import { Acting, Can, SocketFilter, Work } from '@holdfast/platform/server';

/** Passes on that someone is writing. Nothing is kept; a notice that is not renewed within five seconds has lapsed. */
@WebSocketGateway()
@UseFilters(SocketFilter)
export class TypingGateway {
  constructor(private readonly work: Work) {}

  @SubscribeMessage('typing')
  @Can('typing.notify')
  typing(@Acting() actor: Actor, @MessageBody() body: unknown): { ok: boolean } {
    const notice = TypingNotice.safeParse(body);
    if (!notice.success) return { ok: false };
    const { patientId, threadId, on } = notice.data;
    this.work.hint(actor.clinicId, { kind: 'typing', patientId, threadId, seq: 0, accountId: actor.accountId, on });
    return { ok: true };
  }
}
