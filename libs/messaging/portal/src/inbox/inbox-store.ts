import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { patchState, signalStore, type, withState } from '@ngrx/signals';
import { addEntities, entityConfig, setAllEntities, updateEntity, withEntities } from '@ngrx/signals/entities';
import type { InboxFilter, InboxItem, InboxPage, ThreadDetail } from '@holdfast/messaging/model';
import type { Hint } from '@holdfast/platform/model';
import { Clock, Live, type Problem, Session, problemOf } from '@holdfast/platform/portal';
import { ThreadMoves } from '../staff-thread/thread-moves';
import { InboxApi } from './inbox-api';
import { belongs } from './inbox-filter';

const PAGE = 50;
const MOST = 100;
const SETTLE_MS = 250;
const TYPING_MS = 5000;
const TOLD_BY = new Set<Hint['kind']>(['message', 'read', 'thread', 'draft']);
const ROW = entityConfig({ entity: type<InboxItem>(), selectId: ({ thread }) => thread.id });

interface InboxState {
  readonly filter: InboxFilter;
  readonly order: 'due' | 'oldest';
  readonly isLoaded: boolean;
  readonly isLoadingMore: boolean;
  readonly problem: Problem | null;
  readonly nextAfter: string | null;
  readonly head: Pick<InboxPage, 'counts' | 'promise' | 'handledToday'> | null;
  /** Who is writing where, by thread, and until when that is believed. */
  readonly typing: Readonly<Record<string, { readonly accountId: string; readonly until: number }>>;
}

const NOTHING: InboxState = {
  filter: 'all',
  order: 'due',
  isLoaded: false,
  isLoadingMore: false,
  problem: null,
  nextAfter: null,
  head: null,
  typing: {},
};

const InboxRows = signalStore({ protectedState: false }, withState(NOTHING), withEntities(ROW));

/** The clinic's conversations under one filter, kept fresh by hints; truth is what the server answers. */
@Injectable()
export class InboxStore extends InboxRows {
  private readonly api = inject(InboxApi);
  private readonly moves = inject(ThreadMoves);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly me = computed(() => this.session.person()?.accountId ?? '');
  private readonly came = signal<readonly InboxItem[]>([]);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;

  /** The rows as they are shown: with moves that are still on their way, in the server's order. */
  readonly rows = computed(() =>
    this.entities()
      .map((item) => ({ ...item, thread: this.moves.shown(item.thread) }))
      .filter(({ thread }) => belongs(thread, this.filter(), this.me())),
  );
  /** What came in with the latest answer and was not here before, for a reader who cannot see it appear. */
  readonly arrivals = this.came.asReadonly();

  constructor() {
    super();
    const live = inject(Live);
    effect(() => {
      if (this.me()) untracked(() => void this.refresh());
    });
    live.hints.pipe(takeUntilDestroyed()).subscribe((hint) => this.heed(hint));
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => this.soon());
    this.moves.moved.pipe(takeUntilDestroyed()).subscribe((detail) => this.moved(detail));
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Shows the conversations under a filter. */
  async show(filter: InboxFilter): Promise<void> {
    if (filter === this.filter()) return;
    patchState(
      this,
      { filter, isLoaded: false, nextAfter: null, problem: null },
      setAllEntities([] as InboxItem[], ROW),
    );
    await this.refresh();
  }

  /** Puts the rows in another order. */
  async sort(order: 'due' | 'oldest'): Promise<void> {
    patchState(this, { order });
    await this.refresh();
  }

  /** Asks again for as many rows as are shown; those on the screen stay there meanwhile. */
  async refresh(): Promise<void> {
    const round = ++this.round;
    try {
      const pages = await this.pages(Math.max(PAGE, this.ids().length));
      if (round !== this.round) return;
      this.adopt(pages);
    } catch (failure) {
      if (round === this.round) patchState(this, { problem: problemOf(failure) });
    }
  }

  /** Puts the next rows under the last one. */
  async more(): Promise<void> {
    const after = this.nextAfter();
    if (after === null || this.isLoadingMore()) return;
    const round = this.round;
    patchState(this, { isLoadingMore: true });
    try {
      const page = await this.api.page({ ...this.part(), after, limit: PAGE });
      if (round === this.round) patchState(this, { nextAfter: page.nextAfter }, addEntities(page.items, ROW));
    } catch (failure) {
      patchState(this, { problem: problemOf(failure) });
    } finally {
      patchState(this, { isLoadingMore: false });
    }
  }

  private part(): { filter: InboxFilter; order: 'due' | 'oldest' } {
    return { filter: this.filter(), order: this.order() };
  }

  private async pages(count: number): Promise<InboxPage[]> {
    const part = this.part();
    const pages: InboxPage[] = [];
    let [left, after] = [count, undefined as string | undefined];
    do {
      const limit = Math.min(left, MOST);
      const page = await this.api.page({ ...part, limit, ...(after ? { after } : {}) });
      pages.push(page);
      left -= limit;
      after = page.nextAfter ?? undefined;
    } while (left > 0 && after !== undefined);
    return pages;
  }

  private adopt(pages: readonly InboxPage[]): void {
    const last = pages.at(-1);
    if (!last) return;
    const known = this.entityMap();
    const items = pages.flatMap((page) => page.items).map((item) => newer(known[item.thread.id], item));
    if (this.isLoaded()) this.came.set(items.filter(({ thread }) => !known[thread.id]));
    const { counts, promise, handledToday } = last;
    const head = { counts, promise, handledToday };
    patchState(this, { isLoaded: true, problem: null, nextAfter: last.nextAfter, head }, setAllEntities(items, ROW));
  }

  private moved(detail: ThreadDetail): void {
    const known = this.entityMap()[detail.id];
    if (known) {
      const { members: _members, steps: _steps, ...thread } = detail;
      patchState(this, updateEntity({ id: detail.id, changes: { thread } }, ROW));
    }
    this.soon();
  }

  private heed(hint: Hint): void {
    if (hint.kind === 'typing') this.heedTyping(hint);
    else if (hint.kind !== 'read' || hint.accountId === this.me()) if (TOLD_BY.has(hint.kind)) this.soon();
  }

  private heedTyping({ threadId, accountId, on }: Hint): void {
    if (!threadId || !accountId || accountId === this.me()) return;
    const { [threadId]: _before, ...others } = this.typing();
    const until = this.clock.now() + TYPING_MS;
    patchState(this, { typing: on ? { ...others, [threadId]: { accountId, until } } : others });
    if (on) setTimeout(() => this.expire(threadId), TYPING_MS + 50);
  }

  private expire(threadId: string): void {
    const { [threadId]: one, ...others } = this.typing();
    if (one && one.until <= this.clock.now()) patchState(this, { typing: others });
  }

  private soon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }
}

/** An answer that was under way while a thread moved must not take the move back. */
function newer(known: InboxItem | undefined, item: InboxItem): InboxItem {
  return known && known.thread.version > item.thread.version ? known : item;
}
