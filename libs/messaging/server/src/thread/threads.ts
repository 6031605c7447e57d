import { Injectable } from '@nestjs/common';
import {
  type OpenThread,
  threadConflict,
  type ThreadDetail,
  type ThreadList,
  threadOpened,
  type ThreadPath,
  type ThreadStep,
} from '@holdfast/messaging/model';
import { type Actor, type Id, missing, newId } from '@holdfast/platform/model';
import { type Made, type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Correspondents } from '../correspondents';
import { MessagePromises } from '../promise/message-promises';
import { Pool } from './routing.entity';
import { Thread, ThreadMemberRow, ThreadStepRow } from './thread.entity';
import { threadKey } from './thread-key';
import { ThreadPeople } from './thread-people';
import { ThreadViews } from './thread-views';

const ALONE: Prepared = {
  name: 'thread_open_alone',
  text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
};

/** Conversations: begun, listed, and looked at whole. */
@Injectable()
export class Threads {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly views: ThreadViews,
    private readonly promises: MessagePromises,
    private readonly correspondents: Correspondents,
    private readonly people: ThreadPeople,
  ) {}

  /** Every conversation of a patient, latest first. */
  list(actor: Actor, patientId: Id): Promise<ThreadList> {
    return this.work.as(actor, async (tx) => {
      await this.people.mustExist(tx, patientId);
      const found = await tx.manager.find(Thread, {
        select: { id: true, clinicId: true },
        where: { clinicId: actor.clinicId, patientId },
      });
      const items = await this.views.of(
        tx,
        found.map(({ id }) => id),
      );
      const latest = (one: { lastAt: string | null; createdAt: string }) => one.lastAt ?? one.createdAt;
      return { items: items.toSorted((one, other) => latest(other).localeCompare(latest(one))) };
    });
  }

  /** One conversation with its people and steps; fails with `missing`. */
  view(actor: Actor, path: ThreadPath): Promise<ThreadDetail> {
    return this.work.as(actor, (tx) => this.detail(tx, path));
  }

  /** Begins a conversation; a repeat gives the same one, another topic fails with `thread.conflict`. */
  async open(actor: Actor, path: ThreadPath, { topic }: OpenThread): Promise<Made<ThreadDetail>> {
    const { clinicId } = actor;
    const { patientId, threadId: id } = path;
    return this.work.as(actor, async (tx) => {
      await this.people.mustExist(tx, patientId);
      // Two tries at once: the second waits here until the first has committed, and then finds its thread.
      await tx.query(ALONE, [`${clinicId}/${id}`]);
      const known = await tx.manager.findOneBy(Thread, { clinicId, id });
      if (known && (known.patientId !== patientId || known.topic !== topic)) throw threadConflict();
      if (!known) await this.begin(tx, path, topic);
      return { made: !known, view: await this.detail(tx, path) };
    });
  }

  /** One conversation with its people and steps, inside ongoing work. */
  async detail(tx: Tx, { patientId, threadId }: ThreadPath): Promise<ThreadDetail> {
    const [view] = await this.views.of(tx, [threadId]);
    if (!view || view.patientId !== patientId) throw missing();
    return {
      ...view,
      members: await this.people.members(tx, view.id, patientId),
      steps: await this.steps(tx, threadId),
    };
  }

  private async begin(tx: Tx, { patientId, threadId }: ThreadPath, topic: OpenThread['topic']): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const terms = await this.promises.termsOf(tx, topic);
    const at = new Date(tx.now);
    await this.sealing.prepare(threadKey(clinicId, threadId));
    await tx.manager.insert(Thread, { clinicId, id: threadId, patientId, topic, poolId: terms.poolId, createdAt: at });
    const patientAccount = await this.people.patientAccount(tx, patientId);
    if (patientAccount) {
      await tx.manager.insert(ThreadMemberRow, {
        clinicId,
        threadId,
        accountId: patientAccount,
        patientId,
        side: 'patient',
      });
    }
    const step = { clinicId, id: newId(), threadId, patientId, kind: 'opened' as const, at, byId: accountId };
    await tx.manager.insert(ThreadStepRow, step);
    await tx.publish(threadOpened(clinicId, { patientId, threadId }));
    tx.hint({ kind: 'thread', patientId, threadId, seq: 0, accountId, on: false });
  }

  private async steps(tx: Tx, threadId: Id): Promise<ThreadStep[]> {
    const { clinicId, kind } = tx.actor;
    const rows = await tx.manager.find(ThreadStepRow, {
      where: { clinicId, threadId },
      order: { at: 'ASC', id: 'ASC' },
    });
    // Why the clinic handed a thread on is the clinic's own matter; why it was closed is told to the patient too.
    const told = (row: ThreadStepRow) => kind === 'staff' || row.kind === 'closed';
    const reasons = await this.sealing.openAll(
      clinicId,
      'thread',
      rows.map((row) => ({
        subjectId: threadId,
        place: { clinicId, table: 'thread_step', column: 'reason', rowId: row.id },
        sealed: told(row) ? row.reasonSealed : null,
      })),
    );
    const pools = new Map((await tx.manager.findBy(Pool, { clinicId })).map((pool) => [pool.id, pool.name]));
    const ids = rows.flatMap((row) => [row.byId, row.toId].filter((id): id is string => id !== null && !pools.has(id)));
    const names = await this.correspondents.of(clinicId, ids, tx);
    const nameOf = (id: string | null) => (id ? (pools.get(id) ?? names.get(id)?.name ?? null) : null) || null;
    return rows.map((row, index) => ({
      id: row.id,
      kind: row.kind,
      at: row.at.toISOString(),
      by: nameOf(row.byId),
      to: nameOf(row.toId),
      reason: reasons[index] ?? null,
    }));
  }
}
