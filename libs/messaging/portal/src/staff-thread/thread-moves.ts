import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { StaffView } from '@holdfast/clinic/model';
import type { PoolView, ThreadDetail, ThreadStep, ThreadView } from '@holdfast/messaging/model';
import { type Problem, ProblemWords, Session, TimeWords, Toast, problemOf } from '@holdfast/platform/portal';
import { Subject } from 'rxjs';
import { ThreadApi } from '../thread-api';

/** A move that did not happen, and what happened instead. */
export interface MoveTrouble {
  readonly threadId: string;
  readonly words: string;
  readonly requestId: string;
}

type Person = Pick<StaffView, 'id' | 'name'>;
type Send = () => Promise<ThreadDetail>;

/** For as long as a close can be undone it is not sent, because the server cannot give a wait back that it ended. */
const HELD_MS = 10_000;

/** Claims, hands over, reroutes, closes and reopens conversations: shown at once, undone on request, taken back when refused. */
@Injectable({ providedIn: 'root' })
export class ThreadMoves {
  private readonly api = inject(ThreadApi);
  private readonly session = inject(Session);
  private readonly toast = inject(Toast);
  private readonly time = inject(TimeWords);
  private readonly problems = inject(ProblemWords);
  private readonly transloco = inject(TranslocoService);
  private readonly underWay = signal<Readonly<Record<string, Partial<ThreadView>>>>({});
  private readonly refused = signal<MoveTrouble | null>(null);
  private held: { readonly go: () => void; readonly drop: () => void } | null = null;

  /** Fires with what the server says a conversation is after a move. */
  readonly moved = new Subject<ThreadDetail>();
  readonly trouble = this.refused.asReadonly();

  constructor() {
    const now = (): void => this.held?.go();
    addEventListener('pagehide', now);
    inject(DestroyRef).onDestroy(() => removeEventListener('pagehide', now));
    this.session.ended.subscribe(() => this.held?.drop());
  }

  /** A conversation as it will be once the moves under way have arrived. */
  shown<View extends ThreadView>(thread: View): View {
    const change = this.underWay()[thread.id];
    return change ? { ...thread, ...change } : thread;
  }

  /** Takes the refusal off the screen. */
  understood(): void {
    this.refused.set(null);
  }

  /** The person signed in takes the conversation. */
  claim(thread: ThreadView): Promise<void> {
    const me = this.session.person();
    return me ? this.assign(thread, { id: me.accountId, name: me.name }) : Promise.resolve();
  }

  /** Hands the conversation to one person, or to nobody. */
  async assign(thread: ThreadView, person: Person | null): Promise<void> {
    if ((person?.id ?? null) === thread.assigneeId) return this.say('same');
    const before = thread.assigneeId ? { id: thread.assigneeId, name: thread.assigneeName ?? '' } : null;
    const change = assigned(thread, person);
    const after = await this.send(thread, change, () =>
      this.api.assign(thread.patientId, thread.id, {
        version: thread.version,
        assigneeId: person?.id ?? null,
        reason: null,
      }),
    );
    if (!after) return;
    this.say(person ? 'assigned' : 'unassigned', { name: person?.name ?? '' }, () => void this.assign(after, before));
  }

  /** Moves the conversation to another pool; whoever had it has it no longer. */
  async reroute(thread: ThreadView, pool: PoolView, reason: string): Promise<void> {
    const change = { ...assigned(thread, null), poolId: pool.id, poolName: pool.name };
    const { id, patientId, version } = thread;
    const after = await this.send(thread, change, () =>
      this.api.reroute(patientId, id, { version, poolId: pool.id, reason }),
    );
    if (after) this.say('rerouted', { name: pool.name }, () => void this.routeBack(after, thread));
  }

  /** Closes the conversation: it looks closed at once, and is once the time to undo has passed. */
  close(thread: ThreadView, reason: string): void {
    const { id, patientId, version, lastSeq } = thread;
    this.held?.go();
    this.overlay(thread, { state: 'closed', waitingSince: null, replyDueAt: null, escalatedAt: null });
    const go = (): void => {
      release();
      void this.finish(thread, () => this.api.setState(patientId, id, { version, lastSeq, state: 'closed', reason }));
    };
    const timer = setTimeout(go, HELD_MS);
    const release = (): void => {
      clearTimeout(timer);
      this.held = null;
    };
    const drop = (): void => {
      release();
      this.settle(id);
    };
    const held = { go, drop };
    this.held = held;
    this.say('closed', {}, () => this.held === held && drop());
  }

  /** Opens a closed conversation again. */
  async reopen(thread: ThreadView, reason: string): Promise<void> {
    const { id, patientId, version, lastSeq } = thread;
    const change = { version, lastSeq, state: 'open' as const, reason };
    const send = (): Promise<ThreadDetail> => this.api.setState(patientId, id, change);
    if (await this.send(thread, { state: 'open' }, send)) this.say('reopened');
  }

  private async routeBack(thread: ThreadDetail, before: ThreadView): Promise<void> {
    const reason = this.transloco.translate<string>('inbox.reason.undone');
    const { id, patientId, version } = thread;
    const change = { poolId: before.poolId, poolName: before.poolName };
    const after = await this.send(thread, change, () =>
      this.api.reroute(patientId, id, { version, poolId: before.poolId, reason }),
    );
    if (after && before.assigneeId)
      await this.assign(after, { id: before.assigneeId, name: before.assigneeName ?? '' });
  }

  private send(thread: ThreadView, change: Partial<ThreadView>, send: Send): Promise<ThreadDetail | null> {
    this.held?.go();
    this.overlay(thread, change);
    return this.finish(thread, send);
  }

  private async finish(thread: ThreadView, send: Send): Promise<ThreadDetail | null> {
    this.refused.set(null);
    try {
      const after = await send();
      this.moved.next(after);
      return after;
    } catch (failure) {
      await this.refuse(thread, problemOf(failure));
      return null;
    } finally {
      this.settle(thread.id);
    }
  }

  /** Says what happened instead, and brings the conversation as it now is. */
  private async refuse(thread: ThreadView, problem: Problem): Promise<void> {
    let words = this.problems.say(problem);
    if (problem.status === 409) {
      const now = await this.api.thread(thread.patientId, thread.id).catch(() => null);
      if (now) this.moved.next(now);
      const step = now?.steps.at(-1);
      if (step) words = `${this.transloco.translate<string>('inbox.trouble.changed')} ${this.tell(step)}`;
    }
    this.toast.clear();
    this.refused.set({ threadId: thread.id, words, requestId: problem.requestId });
  }

  /** What happened, when and by whom, in one sentence. */
  private tell({ kind, by, to, reason, at }: ThreadStep): string {
    const words = this.transloco.translate<string>(`inbox.step.${by === null ? `${kind}Itself` : kind}`, { by, to });
    return `${this.time.short(at)}: ${words}${reason ? ` “${reason}”` : ''}`;
  }

  private overlay({ id }: ThreadView, change: Partial<ThreadView>): void {
    this.underWay.update((all) => ({ ...all, [id]: change }));
  }

  private settle(id: string): void {
    this.underWay.update(({ [id]: _done, ...others }) => others);
  }

  private say(what: string, facts: object = {}, undo: (() => void) | null = null): void {
    this.toast.say(this.transloco.translate(`inbox.toast.${what}`, facts), undo);
  }
}

function assigned(thread: ThreadView, person: Person | null): Partial<ThreadView> {
  const status = thread.status === 'answered' ? 'answered' : person ? 'assigned' : 'received';
  return { assigneeId: person?.id ?? null, assigneeName: person?.name ?? null, status };
}
