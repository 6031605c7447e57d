import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Live, type Problem, problemOf } from '@holdfast/platform/portal';
import type { QueueRow, QueueView, ReviewQueuePage } from '@holdfast/treatment/model';
import { ReviewApi } from './review-api';

const SETTLE_MS = 300;
const ABOUT: ReadonlySet<string> = new Set(['review', 'check-in', 'alert', 'infusion']);

/** The queue as it is looked at, kept fresh by hints; truth is what the server answers. */
@Injectable()
export class ReviewQueueStore {
  private readonly api = inject(ReviewApi);
  private readonly page = signal<ReviewQueuePage | null>(null);
  private readonly trouble = signal<Problem | null>(null);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;
  readonly view = signal<QueueView>('open');
  readonly category = signal<QueueRow['category'] | null>(null);
  readonly problem = this.trouble.asReadonly();
  readonly isLoaded = computed(() => this.page() !== null);
  readonly rows = computed<readonly QueueRow[]>(() => this.page()?.items ?? []);
  readonly counts = computed(() => this.page()?.counts ?? {});
  readonly thresholds = computed(() => this.page()?.thresholds);
  readonly nextAfter = computed(() => this.page()?.after ?? null);
  readonly isLoadingMore = signal(false);

  constructor() {
    const live = inject(Live);
    live.hints.pipe(takeUntilDestroyed()).subscribe(({ kind }) => ABOUT.has(kind) && this.soon());
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => this.soon());
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
  }

  /** Looks at another part of the queue. */
  async show(view: QueueView, category: QueueRow['category'] | null): Promise<void> {
    this.view.set(view);
    this.category.set(category);
    await this.refresh();
  }

  /** Asks again; what is on the screen stays there meanwhile. */
  async refresh(): Promise<void> {
    const round = ++this.round;
    try {
      const page = await this.api.queue(this.view(), this.category());
      if (round !== this.round) return;
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
      const next = await this.api.queue(this.view(), this.category(), after);
      if (round === this.round)
        this.page.update((page) => page && { ...page, items: [...page.items, ...next.items], after: next.after });
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
