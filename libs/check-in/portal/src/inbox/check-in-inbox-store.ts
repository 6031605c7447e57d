import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { CheckInInboxItem, CheckInInboxPage, CheckInInboxQuery, OutreachView } from '@holdfast/check-in/model';
import { Live, type Problem, problemOf } from '@holdfast/platform/portal';
import { CheckInInboxApi } from './check-in-inbox-api';
import { Reviews } from './reviews';

const SETTLE_MS = 250;

/** Which part of the check-in inbox is shown. */
export type InboxTab = CheckInInboxQuery['filter'];

/** The parts in the order in which they are offered. A new one without a place here is a type error. */
export const INBOX_TABS = Object.keys({
  unread: true,
  outreach: true,
  read: true,
} satisfies Record<InboxTab, true>) as InboxTab[];

/** The check-ins to read and the patients to reach, kept fresh by hints; truth is what the server answers. */
@Injectable()
export class CheckInInboxStore {
  private readonly api = inject(CheckInInboxApi);
  private readonly reviews = inject(Reviews);
  private readonly shown = signal<InboxTab>('unread');
  private readonly page = signal<CheckInInboxPage | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private readonly came = signal<readonly CheckInInboxItem[]>([]);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;
  readonly tab = this.shown.asReadonly();
  readonly problem = this.trouble.asReadonly();
  readonly isLoaded = computed(() => this.page() !== null);
  readonly isLoadingMore = signal(false);
  readonly nextAfter = computed(() => this.page()?.nextAfter ?? null);
  /** What came with the latest answer and was not here before, for a reader who cannot see it appear. */
  readonly arrivals = this.came.asReadonly();
  readonly tasks = computed<readonly OutreachView[]>(() => this.page()?.outreach ?? []);
  private readonly marked = computed(() =>
    this.shown() === 'unread'
      ? (this.page()?.items ?? []).filter(({ checkIn }) => this.reviews.isMarked(checkIn.id))
      : [],
  );
  /** The rows as they are shown: one that was just marked as read has left at once. */
  readonly rows = computed<readonly CheckInInboxItem[]>(() => {
    const gone = new Set(this.marked());
    return (this.page()?.items ?? []).filter((item) => !gone.has(item));
  });
  readonly counts = computed(() => {
    const counts = this.page()?.counts ?? { unread: 0, pressing: 0, outreach: 0, overdueOutreach: 0 };
    const pressing = this.marked().filter(({ urgency }) => urgency !== 'soon' && urgency !== 'routine').length;
    return { ...counts, unread: counts.unread - this.marked().length, pressing: counts.pressing - pressing };
  });

  constructor() {
    const live = inject(Live);
    live.hints.pipe(takeUntilDestroyed()).subscribe(({ kind }) => kind === 'check-in' && this.soon());
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => this.soon());
    this.reviews.done.pipe(takeUntilDestroyed()).subscribe(() => this.soon());
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
    void this.refresh();
  }

  /** Shows another part. */
  async show(tab: InboxTab): Promise<void> {
    if (tab === this.shown()) return;
    this.shown.set(tab);
    // The tasks and the counts come with every answer; only the rows are another part's.
    this.page.update((page) => page && { ...page, items: [], nextAfter: null });
    this.came.set([]);
    await this.refresh();
  }

  /** Asks again; what is on the screen stays there meanwhile. */
  async refresh(): Promise<void> {
    const round = ++this.round;
    try {
      const page = await this.api.page({ filter: this.shown() });
      if (round !== this.round) return;
      const before = this.page();
      const known = new Set(before?.items.map(({ checkIn }) => checkIn.id));
      this.came.set(before && known.size > 0 ? page.items.filter(({ checkIn }) => !known.has(checkIn.id)) : []);
      this.page.set(page);
      this.trouble.set(null);
    } catch (failure) {
      if (round === this.round) this.trouble.set(problemOf(failure));
    }
  }

  /** Puts the next rows under the last one. */
  async more(): Promise<void> {
    const after = this.nextAfter();
    if (after === null || this.isLoadingMore()) return;
    const round = this.round;
    this.isLoadingMore.set(true);
    try {
      const next = await this.api.page({ filter: this.shown(), after });
      if (round === this.round) this.page.update((page) => page && { ...next, items: [...page.items, ...next.items] });
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isLoadingMore.set(false);
    }
  }

  private soon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }
}
