import { Injectable } from '@nestjs/common';
import { CareTeams, StaffDirectory } from '@holdfast/clinic/server';
import {
  type AssignThread,
  notAssignable,
  type PoolList,
  poolMissing,
  type RerouteThread,
  type SetThreadState,
  threadChanged,
  type ThreadDetail,
  threadMoved,
  type ThreadPath,
  threadUnchanged,
  TOPICS,
} from '@holdfast/messaging/model';
import { type Actor, type Id, missing, newId } from '@holdfast/platform/model';
import { Sealing, type Tx, Work } from '@holdfast/platform/server';
import { MessagePromises } from '../promise/message-promises';
import { Pool, PoolMember } from './routing.entity';
import { ReplyPromise, Thread, ThreadStepRow } from './thread.entity';
import { threadKey } from './thread-key';
import { Threads } from './threads';

interface Move {
  readonly version: number;
  readonly kind: ThreadStepRow['kind'];
  readonly toId: Id | null;
  readonly reason: string | null;
  readonly change: Partial<Thread>;
}

/** Who has a thread and whether it is open: handed on with a reason, and never changed under two people's hands. */
@Injectable()
export class ThreadRouting {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly threads: Threads,
    private readonly careTeams: CareTeams,
    private readonly directory: StaffDirectory,
    private readonly promises: MessagePromises,
  ) {}

  /** Hands a thread to one person or to nobody; naming oneself claims it. */
  assign(actor: Actor, path: ThreadPath, { version, assigneeId, reason }: AssignThread): Promise<ThreadDetail> {
    return this.work.as(actor, async (tx) => {
      await this.thread(tx, path);
      if (assigneeId) await this.refuseStrangers(tx, path.patientId, assigneeId);
      const kind = assigneeId === null ? 'unassigned' : assigneeId === actor.accountId ? 'claimed' : 'assigned';
      return this.move(tx, path, { version, kind, toId: assigneeId, reason, change: { assigneeId } });
    });
  }

  /** Moves a thread to another pool; whoever had it has it no longer. */
  reroute(actor: Actor, path: ThreadPath, { version, poolId, reason }: RerouteThread): Promise<ThreadDetail> {
    return this.work.as(actor, async (tx) => {
      await this.thread(tx, path);
      if (!(await tx.manager.existsBy(Pool, { clinicId: actor.clinicId, id: poolId }))) throw poolMissing();
      return this.move(tx, path, {
        version,
        kind: 'rerouted',
        toId: poolId,
        reason,
        change: { poolId, assigneeId: null },
      });
    });
  }

  /** Closes or reopens a thread. Closing ends a wait: a person decided that no reply is owed. */
  setState(actor: Actor, path: ThreadPath, input: SetThreadState): Promise<ThreadDetail> {
    const { version, lastSeq, state, reason } = input;
    return this.work.as(actor, async (tx) => {
      const thread = await this.thread(tx, path);
      if (state === 'closed' && thread.lastSeq > lastSeq) throw threadChanged({ version: thread.version });
      const kind = state === 'closed' ? 'closed' : 'reopened';
      return this.move(tx, path, { version, kind, toId: null, reason, change: { state } });
    });
  }

  /** Every pool of the clinic with its people. */
  pools(actor: Actor): Promise<PoolList> {
    const { clinicId } = actor;
    return this.work.as(actor, async (tx) => {
      const pools = await tx.manager.find(Pool, { where: { clinicId }, order: { name: 'ASC' } });
      const places = await tx.manager.findBy(PoolMember, { clinicId });
      const membersOf = (id: Id) => places.filter((place) => place.poolId === id).map((place) => place.staffId);
      return { items: pools.map(({ id, name }) => ({ id, name, memberIds: membersOf(id) })) };
    });
  }

  private async move(tx: Tx, path: ThreadPath, move: Move): Promise<ThreadDetail> {
    const { clinicId, accountId } = tx.actor;
    const { patientId, threadId: id } = path;
    const thread = await this.thread(tx, path);
    if (thread.version !== move.version) throw threadChanged({ version: thread.version });
    if (isSame(thread, move.change)) throw threadUnchanged();
    const wait = move.change.state === undefined ? {} : await this.waitAfter(tx, thread, move.change.state);
    await tx.manager.update(Thread, { clinicId, id }, { ...move.change, ...wait, version: thread.version + 1 });
    await this.record(tx, path, move);
    await tx.publish(threadMoved(clinicId, { patientId, threadId: id }));
    tx.hint({ kind: 'thread', patientId, threadId: id, seq: thread.lastSeq, accountId, on: false });
    return this.threads.detail(tx, path);
  }

  // Locked until the work ends, so that two people who move it at once do so one after the other.
  private async thread(tx: Tx, { patientId, threadId: id }: ThreadPath): Promise<Thread> {
    const where = { clinicId: tx.actor.clinicId, id, patientId };
    const thread = await tx.manager.findOne(Thread, { where, lock: { mode: 'pessimistic_write' } });
    if (!thread) throw missing();
    return thread;
  }

  private async record(tx: Tx, { patientId, threadId }: ThreadPath, move: Move): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const id = newId();
    const place = { clinicId, table: 'thread_step', column: 'reason', rowId: id };
    const reasonSealed = move.reason
      ? await this.sealing.seal(threadKey(clinicId, threadId), place, move.reason)
      : null;
    const { kind, toId } = move;
    const row = { clinicId, id, threadId, patientId, kind, toId, at: new Date(tx.now), byId: accountId, reasonSealed };
    await tx.manager.insert(ThreadStepRow, row);
  }

  // Closing settles a wait; opening again starts it anew where the patient had the last word.
  private async waitAfter(tx: Tx, thread: Thread, state: Thread['state']): Promise<Partial<Thread>> {
    if (state === 'closed') return this.settle(tx, thread);
    if (thread.lastSide !== 'patient') return {};
    const due = await this.promises.dueTimes(thread.clinicId, tx);
    return { waitingSince: new Date(tx.now), replyDueAt: due[TOPICS.indexOf(thread.topic)] ?? null, settledAt: null };
  }

  private async settle(tx: Tx, thread: Thread): Promise<Partial<Thread>> {
    const at = new Date(tx.now);
    if (thread.waitingSince && !thread.escalatedAt) {
      await tx.manager.insert(ReplyPromise, {
        clinicId: thread.clinicId,
        id: newId(),
        threadId: thread.id,
        patientId: thread.patientId,
        waitedSince: thread.waitingSince,
        dueAt: thread.replyDueAt,
        settledAt: at,
        kept: !thread.replyDueAt || at <= thread.replyDueAt,
      });
    }
    return { waitingSince: null, replyDueAt: null, escalatedAt: null, settledAt: at };
  }

  private async refuseStrangers(tx: Tx, patientId: Id, staffId: Id): Promise<void> {
    const staff = (await this.directory.all(tx)).get(staffId);
    const onTeam = (await this.careTeams.of(tx, patientId)).some(({ id }) => id === staffId);
    if (!onTeam && !staff?.roles.includes('coordinator')) throw notAssignable();
  }
}

function isSame(thread: Thread, change: Partial<Thread>): boolean {
  return Object.entries(change).every(([key, value]) => thread[key as keyof Thread] === value);
}
