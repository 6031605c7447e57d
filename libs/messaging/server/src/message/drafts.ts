import { Injectable } from '@nestjs/common';
import type { SaveDraft, ThreadPath } from '@holdfast/messaging/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Draft } from './message.entity';
import { Thread } from '../thread/thread.entity';
import { threadKey } from '../thread/thread-key';

/** Words not sent yet, kept so that they outlive a crash or a change of device. */
@Injectable()
export class Drafts {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
  ) {}

  /** Keeps the actor's draft of a thread; an empty one is forgotten. Fails with `missing`. */
  async save(actor: Actor, path: ThreadPath, { body }: SaveDraft): Promise<void> {
    const { clinicId, accountId, kind } = actor;
    const { patientId, threadId } = path;
    await this.work.as(actor, async (tx) => {
      if (!(await tx.manager.existsBy(Thread, { clinicId, id: threadId, patientId }))) throw missing();
      if (body.trim() === '') await tx.manager.delete(Draft, { clinicId, threadId, accountId });
      else await this.keep(tx, path, body);
      const on = body.trim() !== '';
      if (kind === 'staff') tx.hint({ kind: 'draft', patientId, threadId, seq: 0, accountId, on }, 'staff');
    });
  }

  private async keep(tx: Tx, { patientId, threadId }: ThreadPath, body: string): Promise<void> {
    const { clinicId, accountId, patientId: own } = tx.actor;
    const place = { clinicId, table: 'draft', column: 'body', rowId: `${threadId}/${accountId}` };
    const bodySealed = await this.sealing.seal(threadKey(clinicId, threadId), place, body);
    const side = own ? ('patient' as const) : ('staff' as const);
    const row = { clinicId, threadId, accountId, patientId, side, bodySealed, savedAt: new Date(tx.now) };
    await tx.manager.upsert(Draft, row, ['clinicId', 'threadId', 'accountId']);
  }
}
