import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CaseloadItem, CaseloadPage as Page, CaseloadQuery } from '@holdfast/check-in/model';
import {
  Button,
  Clock,
  Empty,
  ErrorPanel,
  Icon,
  Live,
  type Problem,
  Shortcuts,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { debounceTime, filter, firstValueFrom } from 'rxjs';
import { Meaning } from '../meaning';
import { ScoreWords } from '../inbox/score-words';
import { SparkLine } from './spark-line';

type View = CaseloadQuery['view'];
type Sort = CaseloadQuery['sort'];

const DAY_MS = 86_400_000;
const SETTLE_MS = 1000;
const VIEWS = Object.keys({
  all: true,
  new: true,
  overdue: true,
  'not-improving': true,
  worse: true,
} satisfies Record<View, true>) as View[];

const COLUMNS = ['name', 'score', 'change', 'infusion', 'next'] as const satisfies readonly Sort[];

/** Every patient in the reader's care with where they stand, so that nobody falls out of sight. */
@Component({
  selector: 'hf-caseload-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Icon, Meaning, SparkLine, Waiting],
  templateUrl: './caseload-page.html',
  styleUrl: './caseload-page.css',
})
export class CaseloadPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  protected readonly time = inject(TimeWords);
  protected readonly scores = inject(ScoreWords);
  protected readonly views = VIEWS;
  protected readonly columns = COLUMNS;
  /** From the address, so that going back finds the list as it was. */
  readonly list = input<string>();
  readonly sorted = input<string>();
  readonly order = input<string>();
  protected readonly view = computed(() => VIEWS.find((one) => one === this.list()) ?? 'all');
  protected readonly sort = computed<Sort>(() => COLUMNS.find((one) => one === this.sorted()) ?? 'need');
  protected readonly isTurned = computed(() => this.order() === 'desc');
  protected readonly page = signal<Page | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly selected = signal(-1);
  protected readonly items = computed(() => this.page()?.items ?? []);
  private round = 0;

  constructor() {
    const key = (keys: string, words: string, run: () => void) => ({
      keys,
      words: `check-in.caseload.key.${words}`,
      run,
    });
    inject(Shortcuts).offer(
      [
        key('j', 'next', () => this.step(1)),
        key('k', 'previous', () => this.step(-1)),
        key('o', 'open', () => this.open()),
      ],
      inject(DestroyRef),
    );
    const told = filter(({ kind }: { kind: string }) => kind === 'check-in');
    inject(Live)
      .hints.pipe(told, debounceTime(SETTLE_MS), takeUntilDestroyed())
      .subscribe(() => void this.load());
    effect(() => {
      const wanted = [this.view(), this.sort(), this.isTurned()];
      untracked(() => void (wanted.length > 0 && this.load()));
    });
  }

  protected show(view: View): void {
    this.selected.set(-1);
    this.address({ list: view === 'all' ? null : view });
  }

  /** Orders by a column; by the one it is ordered by already, the other way round. */
  protected by(sort: Sort): void {
    const isTurned = sort === this.sort() && sort !== 'need' && !this.isTurned();
    this.selected.set(-1);
    this.address({ sorted: sort === 'need' ? null : sort, order: isTurned ? 'desc' : null });
  }

  protected sortOf(sort: Sort): 'ascending' | 'descending' | 'none' {
    if (sort !== this.sort()) return 'none';
    // The highest total and the steepest rise come first.
    const isFalling = sort === 'score' || sort === 'change';
    return isFalling === this.isTurned() ? 'ascending' : 'descending';
  }

  protected arrowOf(sort: Sort): string {
    return { ascending: '▲', descending: '▼', none: '' }[this.sortOf(sort)];
  }

  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = VIEWS[(VIEWS.indexOf(this.view()) + step + VIEWS.length) % VIEWS.length];
    if (!next) return;
    this.show(next);
    document.getElementById(`caseload-tab-${next}`)?.focus();
  }

  /** Asks for the view anew, or with an identifier for the patients after that one. */
  protected async load(after?: string): Promise<void> {
    const round = ++this.round;
    try {
      const order = this.isTurned() ? 'desc' : 'asc';
      const params = { view: this.view(), sort: this.sort(), order, ...(after ? { after } : {}) };
      const page = await firstValueFrom(this.http.get<Page>('/api/caseload', { params }));
      if (round !== this.round) return;
      this.page.set(after ? { ...page, items: [...this.items(), ...page.items] } : page);
      this.problem.set(null);
    } catch (failure) {
      if (round === this.round) this.problem.set(problemOf(failure));
    }
  }

  /** Whole days between a calendar day and now; null for none. */
  protected daysSince(day: string | null): number | null {
    return day === null ? null : Math.floor((this.clock.halfMinute() - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);
  }

  protected dayOf(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  protected totals({ spark }: CaseloadItem): string {
    return spark.map(({ total }) => total).join(', ');
  }

  protected rangeOf({ spark }: CaseloadItem): { low: number; high: number } {
    const totals = spark.map(({ total }) => total);
    return { low: Math.min(...totals), high: Math.max(...totals) };
  }

  private address(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private step(by: 1 | -1): void {
    this.selected.update((at) => Math.min(Math.max(at + by, 0), this.items().length - 1));
    document.getElementById(`caseload-${this.items()[this.selected()]?.patient.id}`)?.focus();
  }

  private open(): void {
    const item = this.items()[this.selected()];
    if (item) void this.router.navigate(['/patients', item.patient.id, 'course']);
  }
}
