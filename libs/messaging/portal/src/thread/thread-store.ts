import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { patchState, signalStore, withState } from '@ngrx/signals';
import { removeAllEntities, setEntities, setEntity, withEntities } from '@ngrx/signals/entities';
import type { CorrectMessage, MessagePage, MessageView, Side, ThreadDetail } from '@holdfast/messaging/model';
import type { Hint } from '@holdfast/platform/model';
import { Clock, Live, type Problem, Session, TimeWords, problemOf } from '@holdfast/platform/portal';
import { MessageOutbox } from '../message-outbox';
import { ThreadApi } from '../thread-api';
import { ThreadListStore } from '../thread-list/thread-list-store';
import { threadRows } from './thread-rows';

const TYPING_MS = 5000;
const SETTLE_MS = 150;
/** Notices of drafts reach staff only. */
const TOLD_BY = new Set<Hint['kind']>(['message', 'read', 'thread', 'draft']);

interface ThreadStoreState {
  readonly patientId: string;
  readonly threadId: string;
  readonly detail: ThreadDetail | null;
  /** `unborn`: not at the server yet, because its first message is still on its way. */
  readonly phase: 'loading' | 'ready' | 'unborn' | 'failed';
  readonly problem: Problem | null;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  /** What was new when the conversation was opened stays marked until the reader leaves. */
  readonly newAfter: number | null;
  /** Who is writing, by account, and until when that is believed. */
  readonly typing: Readonly<Record<string, number>>;
}

const NOTHING: ThreadStoreState = {
  patientId: '',
  threadId: '',
  detail: null,
  phase: 'loading',
  problem: null,
  hasOlder: false,
  isLoadingOlder: false,
  newAfter: null,
  typing: {},
};

const ThreadState = signalStore({ protectedState: false }, withState(NOTHING), withEntities<MessageView>());

/** One open conversation: its messages in order, who has read them, who is writing, and what is on its way. */
@Injectable()
export class ThreadStore extends ThreadState {
  private readonly api = inject(ThreadApi);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly outbox = inject(MessageOutbox);
  private readonly list = inject(ThreadListStore);
  private readonly time = inject(TimeWords);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private marked = 0;
  private isKnown = false;

  readonly messages = computed(() => this.entities().toSorted((one, other) => one.seq - other.seq));
  readonly lastSeq = computed(() => this.messages().at(-1)?.seq ?? 0);
  readonly pending = computed(() => this.outbox.pending().filter(({ threadId }) => threadId === this.threadId()));
  readonly writers = computed(() =>
    Object.keys(this.typing()).map(
      (id) => this.detail()?.members.find(({ accountId }) => accountId === id) ?? { name: '', title: '' },
    ),
  );
  /** The conversation as it is shown, top to bottom. */
  readonly rows = computed(() =>
    threadRows({
      messages: this.messages(),
      pending: this.pending(),
      members: this.detail()?.members ?? [],
      steps: this.detail()?.steps ?? [],
      me: { accountId: this.session.person()?.accountId ?? '', side: this.side() },
      newAfter: this.newAfter(),
      dayOf: (instant) => this.time.dayKey(instant),
    }),
  );

  constructor() {
    super();
    const live = inject(Live);
    live.hints.pipe(takeUntilDestroyed()).subscribe((hint) => this.heed(hint));
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => void this.refresh());
    this.outbox.arrived.pipe(takeUntilDestroyed()).subscribe((message) => this.arrived(message));
    // The first message may arrive before anybody listens here: nothing on its way any more means that it is there.
    effect(() => {
      if (this.phase() === 'unborn' && this.pending().length === 0) untracked(() => this.soon());
    });
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** The side of the conversation that the reader is on. */
  side(): Side {
    return this.session.isPatientSide() ? 'patient' : 'staff';
  }

  /** Shows a conversation from its latest messages. */
  async open(patientId: string, threadId: string): Promise<void> {
    this.marked = 0;
    this.isKnown = false;
    patchState(this, { ...NOTHING, patientId, threadId }, removeAllEntities());
    await this.load();
  }

  /** Asks for the conversation again, after a failure. */
  async load(): Promise<void> {
    const { patientId, threadId } = this.place();
    // The server cannot know it before its first message has arrived.
    if (!this.isKnown && this.pending().some(({ opens }) => opens)) return patchState(this, { phase: 'unborn' });
    try {
      const [detail, page] = await Promise.all([
        this.api.thread(patientId, threadId),
        this.api.messages(patientId, threadId),
      ]);
      if (threadId !== this.threadId()) return;
      const newAfter = detail.unread > 0 ? detail.readSeq : null;
      patchState(this, { detail, phase: 'ready', problem: null, hasOlder: page.more, newAfter });
      patchState(this, setEntities(page.items));
    } catch (failure) {
      if (threadId === this.threadId()) this.failed(problemOf(failure));
    }
  }

  /** Puts the messages before the first one on top. */
  async loadOlder(): Promise<void> {
    const before = this.messages()[0]?.seq;
    if (!this.hasOlder() || this.isLoadingOlder() || before === undefined) return;
    const { patientId, threadId } = this.place();
    patchState(this, { isLoadingOlder: true });
    try {
      const page = await this.api.messages(patientId, threadId, { before });
      if (threadId === this.threadId()) patchState(this, setEntities(page.items), { hasOlder: page.more });
    } catch {
      // The reader is still at the top and the next scroll asks again.
    } finally {
      patchState(this, { isLoadingOlder: false });
    }
  }

  /** Asks what changed: the latest messages again, for corrections too, and everything between. */
  async refresh(): Promise<void> {
    if (this.phase() === 'failed' || this.phase() === 'unborn') return this.load();
    if (this.phase() !== 'ready') return;
    const { patientId, threadId } = this.place();
    try {
      const [detail, latest] = await Promise.all([
        this.api.thread(patientId, threadId),
        this.api.messages(patientId, threadId),
      ]);
      const pages = await this.between(latest);
      if (threadId !== this.threadId()) return;
      patchState(this, { detail }, ...[latest, ...pages].map(({ items }) => setEntities(items)));
    } catch {
      // What is on the screen stays; the next hint or heartbeat asks again.
    }
  }

  /** Says that the reader has seen everything up to a message. It is never taken back. */
  async markRead(seq: number): Promise<void> {
    const read = Math.max(this.marked, this.detail()?.readSeq ?? 0);
    if (this.phase() !== 'ready' || seq <= read) return;
    const { patientId, threadId } = this.place();
    this.marked = seq;
    try {
      const mark = await this.api.markRead(patientId, threadId, seq);
      this.list.read(threadId, mark.seq, mark.unread);
    } catch {
      this.marked = read;
    }
  }

  /** Puts other words in place of one's own message, or takes it back. */
  async correct(message: MessageView, body: string | null): Promise<void> {
    const from = message.state as CorrectMessage['from'];
    patchState(this, setEntity(await this.api.correct(message, this.patientId(), { body, from })));
  }

  /** Shows what a move made of the conversation, before the next notice says so. */
  moved(detail: ThreadDetail): void {
    if (detail.id === this.threadId()) patchState(this, { detail });
  }

  private heed(hint: Hint): void {
    if (hint.threadId !== this.threadId()) return;
    if (hint.kind === 'typing') this.heedTyping(hint);
    else if (TOLD_BY.has(hint.kind)) this.soon();
  }

  private heedTyping({ accountId, on }: Hint): void {
    if (!accountId || accountId === this.session.person()?.accountId) return;
    const until = this.clock.now() + TYPING_MS;
    const { [accountId]: _before, ...others } = this.typing();
    patchState(this, { typing: on ? { ...others, [accountId]: until } : others });
    if (on) setTimeout(() => this.expire(accountId), TYPING_MS + 50);
  }

  private expire(accountId: string): void {
    const { [accountId]: until, ...others } = this.typing();
    if (until !== undefined && until <= this.clock.now()) patchState(this, { typing: others });
  }

  private arrived(message: MessageView): void {
    if (message.threadId !== this.threadId()) return;
    this.isKnown = true;
    patchState(this, setEntity(message));
    this.soon();
  }

  private soon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  /** The pages between what is here and the latest one, where a long silence left a gap. */
  private async between(latest: MessagePage): Promise<MessagePage[]> {
    const { patientId, threadId } = this.place();
    const first = latest.items[0]?.seq ?? 0;
    const pages: MessagePage[] = [];
    for (let after = this.lastSeq(); after > 0 && after + 1 < first;) {
      const page = await this.api.messages(patientId, threadId, { after });
      pages.push(page);
      after = page.items.at(-1)?.seq ?? first;
    }
    return pages;
  }

  private failed(problem: Problem): void {
    // The person's own words stay in sight, whether they wait or have just arrived.
    const hasWords = this.pending().length > 0 || this.messages().length > 0;
    const isUnborn = (problem.status === 404 || problem.status === 0) && hasWords;
    patchState(this, isUnborn ? { phase: 'unborn' } : { phase: 'failed', problem });
  }

  private place(): { patientId: string; threadId: string } {
    return { patientId: this.patientId(), threadId: this.threadId() };
  }
}
