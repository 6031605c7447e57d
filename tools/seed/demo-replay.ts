import { Injectable } from '@nestjs/common';
import { MessageReading, MessageSending, StaffNotes, ThreadRouting, Threads } from '@holdfast/messaging/server';
import { type Actor, type Id, newId } from '@holdfast/platform/model';
import { Clock } from '@holdfast/platform/server';
import type { Deed } from './conversations';
import type { SeededClinic } from './demo-founding';

const SAY_EVERY = 400;

/** Lives through a clinic's past: each deed is done by its own person, at its own time, as the portal would do it. */
@Injectable()
export class DemoReplay {
  constructor(
    private readonly clock: Clock,
    private readonly threads: Threads,
    private readonly sending: MessageSending,
    private readonly reading: MessageReading,
    private readonly routing: ThreadRouting,
    private readonly notes: StaffNotes,
  ) {}

  /** Does every deed, in order. */
  async run(clinic: SeededClinic, deeds: readonly Deed[], say: (line: string) => void): Promise<void> {
    const threadIds = new Map<number, Id>();
    for (const [index, deed] of deeds.entries()) {
      this.clock.replay(deed.at);
      const threadId = threadIds.get(deed.thread) ?? newId();
      threadIds.set(deed.thread, threadId);
      await this.enact(clinic, deed, threadId);
      if ((index + 1) % SAY_EVERY === 0) say(`  ${index + 1} of ${deeds.length}`);
    }
  }

  private async enact(clinic: SeededClinic, deed: Deed, threadId: Id): Promise<void> {
    const patientId = clinic.patientIds.get(deed.patient) ?? '';
    const path = { patientId, threadId };
    const as = (key: string, action: string) => actorOf(clinic, key, action, patientId);
    switch (deed.does) {
      case 'open':
        await this.threads.open(as(deed.patient, 'thread.open'), path, { topic: deed.script.topic });
        break;
      case 'say':
        await this.sending.send(as(deed.by, 'message.send'), { ...path, messageId: newId() }, { body: deed.says });
        break;
      case 'read':
        await this.reading.mark(as(deed.by, 'read-mark.set'), path, { seq: deed.seq });
        break;
      case 'note':
        await this.notes.write(as(deed.by, 'note.write'), { ...path, noteId: newId() }, { body: deed.says });
        break;
      case 'claim': {
        const actor = as(deed.by, 'thread.assign');
        const { version } = await this.threads.view(as(deed.by, 'thread.read'), path);
        await this.routing.assign(actor, path, { version, assigneeId: actor.accountId, reason: null });
        break;
      }
      case 'close': {
        const { version, lastSeq } = await this.threads.view(as(deed.by, 'thread.read'), path);
        await this.routing.setState(as(deed.by, 'thread.set-state'), path, {
          version,
          lastSeq,
          state: 'closed',
          reason: deed.reason,
        });
        break;
      }
    }
  }
}

function actorOf(clinic: SeededClinic, key: string, action: string, chart: Id): Actor {
  const actor = clinic.actors.get(key);
  if (!actor) throw new Error(`Nobody of the cast is called ${key}.`);
  return { ...actor, action, chart };
}
