import { Component, DestroyRef, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Empty, ErrorPanel, Shortcuts, Waiting } from '@holdfast/platform/portal';
import type { NeedCategory, QueueView } from '@holdfast/treatment/model';
import { filter, map, startWith } from 'rxjs';
import { LateRides } from '../ride/late-rides';
import { ReviewQueueStore } from './review-queue-store';
import { ReviewRow } from './review-row';
import { SavedViews } from './saved-views';

// In the order in which they are offered; a new one without a place here is a type error.
const VIEWS = Object.keys({ open: 1, requested: 1, decided: 1, all: 1 } satisfies Record<QueueView, 1>) as QueueView[];
const CATEGORIES = Object.keys({
  'safety-first': 1,
  'review-now': 1,
  'review-soon': 1,
  'non-responder-review': 1,
  'insufficient-data': 1,
  'manual-only': 1,
  watch: 1,
  stable: 1,
} satisfies Record<NeedCategory, 1>) as NeedCategory[];

/** Whom a clinician should look at, the most pressing first; the open one beside the list, on a phone in its place. */
@Component({
  selector: 'hf-review-queue-page',
  imports: [RouterLink, RouterOutlet, TranslocoDirective, Button, Empty, ErrorPanel, LateRides, ReviewRow, Waiting],
  providers: [ReviewQueueStore],
  templateUrl: './review-queue-page.html',
  styleUrl: './review-queue-page.css',
})
export class ReviewQueuePage {
  /** From the address, so that going back finds the list as it was and a view can be kept. */
  readonly list = input<string>();
  readonly category = input<string>();
  protected readonly store = inject(ReviewQueueStore);
  protected readonly saved = inject(SavedViews);
  private readonly router = inject(Router);
  protected readonly views = VIEWS;
  protected readonly categories = CATEGORIES;
  protected readonly view = computed(() => VIEWS.find((one) => one === this.list()) ?? 'open');
  protected readonly only = computed(() => CATEGORIES.find((one) => one === this.category()) ?? null);
  protected readonly openId = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => /^\/reviews\/([^/?#]+)/.exec(this.router.url)?.[1] ?? ''),
    ),
    { initialValue: '' },
  );
  private readonly ids = computed(() => this.store.rows().map(({ patientId }) => patientId));
  /** The row the keys act on; where its patient leaves the list, the next one is it. */
  protected readonly selectedId = linkedSignal<{ ids: readonly string[]; open: string }, string>({
    source: () => ({ ids: this.ids(), open: this.openId() }),
    computation: ({ ids, open }, before) => {
      if (open && ids.includes(open)) return open;
      if (before && ids.includes(before.value)) return before.value;
      const place = before?.source.ids.indexOf(before.value) ?? 0;
      return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? '';
    },
  });
  protected readonly isSaved = computed(() => this.saved.has(this.view(), this.only()));

  constructor() {
    const key = (keys: string, words: string, run: () => void) => ({
      keys,
      words: `treatment.queue.key.${words}`,
      run,
    });
    inject(Shortcuts).offer(
      [
        key('j', 'next', () => this.step(1)),
        key('k', 'previous', () => this.step(-1)),
        key('o', 'open', () => this.open()),
        key('Escape', 'back', () => void this.back()),
      ],
      inject(DestroyRef),
    );
    effect(() => {
      const [view, only] = [this.view(), this.only()];
      untracked(() => void this.store.show(view, only));
    });
  }

  protected show(list: QueueView, category: NeedCategory | null): void {
    const queryParams = { list: list === 'open' ? null : list, category };
    void this.router.navigate(['/reviews'], { queryParams });
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.show(this.view(), CATEGORIES.find((one) => one === value) ?? null);
  }

  protected keep(): void {
    this.saved.toggle(this.view(), this.only());
  }

  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = VIEWS[(VIEWS.indexOf(this.view()) + step + VIEWS.length) % VIEWS.length];
    if (!next) return;
    this.show(next, this.only());
    document.getElementById(`reviews-tab-${next}`)?.focus();
  }

  private step(by: 1 | -1): void {
    const ids = this.ids();
    const at = ids.indexOf(this.selectedId());
    const isOnRow = document.activeElement?.id === `review-row-${this.selectedId()}`;
    const next = ids[isOnRow || this.openId() ? Math.min(Math.max(at + by, 0), ids.length - 1) : Math.max(at, 0)];
    if (!next) return;
    this.selectedId.set(next);
    if (this.openId()) this.open();
    this.focusRow();
    if (by === 1 && ids.indexOf(next) > ids.length - 5) void this.store.more();
  }

  private open(): void {
    const id = this.selectedId();
    if (id) void this.router.navigate(['/reviews', id], { queryParamsHandling: 'preserve' });
  }

  private async back(): Promise<void> {
    if (this.openId()) await this.router.navigate(['/reviews'], { queryParamsHandling: 'preserve' });
    this.focusRow();
  }

  private focusRow(): void {
    setTimeout(() => document.getElementById(`review-row-${this.selectedId()}`)?.focus());
  }
}
