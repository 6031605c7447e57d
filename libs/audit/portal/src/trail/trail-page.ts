import { HttpClient } from '@angular/common/http';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReadingAlertList, TrailEntry, TrailPage as Page } from '@holdfast/audit/model';
import {
  Access,
  Banner,
  Button,
  Empty,
  ErrorPanel,
  Icon,
  Moment,
  type Problem,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { EntryWords } from './entry-words';
import { TrailCheckCard } from './trail-check-card';
import { TrailExports } from './trail-exports';
import { areCrossed, queryOf, type TrailAddress } from './trail-filter';
import { TrailFilterForm } from './trail-filter-form';

const LIMIT = 50;

/** The trail for who oversees the clinic: searched, paged, exported and checked. The address holds what it is narrowed to. */
@Component({
  selector: 'hf-trail-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Banner,
    Button,
    Empty,
    ErrorPanel,
    Icon,
    Moment,
    TrailCheckCard,
    TrailExports,
    TrailFilterForm,
    Waiting,
  ],
  templateUrl: './trail-page.html',
  styleUrl: './trail-page.css',
})
export class TrailPage {
  readonly person = input<string>();
  readonly patient = input<string>();
  readonly did = input<string>();
  readonly outcome = input<string>();
  readonly purpose = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly origin = input<string>();
  protected readonly words = inject(EntryWords);
  protected readonly time = inject(TimeWords);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly access = inject(Access);
  protected readonly address = computed<TrailAddress>(() => ({
    person: this.person(),
    patient: this.patient(),
    did: this.did(),
    outcome: this.outcome(),
    purpose: this.purpose(),
    from: this.from(),
    to: this.to(),
    origin: this.origin(),
  }));
  protected readonly query = computed(() => queryOf(this.address()));
  protected readonly items = signal<readonly TrailEntry[] | null>(null);
  protected readonly nextAfter = signal<string | null>(null);
  protected readonly since = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isAsking = signal(false);
  protected readonly alerts = httpResource<ReadingAlertList>(() => '/api/clinic/unusual-reading');
  protected readonly open = computed(() =>
    this.alerts.hasValue() ? this.alerts.value().items.filter(({ settled }) => !settled).length : 0,
  );
  /** The patient whom the address names, as far as an entry told their name. */
  protected readonly patientName = computed(() => {
    const id = this.patient();
    const all = (this.items() ?? []).flatMap(({ patient, named }) => [...(patient ? [patient] : []), ...named]);
    return all.find((one) => one.id === id)?.name ?? '';
  });
  private round = 0;

  constructor() {
    effect(() => {
      this.query();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<void> {
    return areCrossed(this.address()) ? Promise.resolve() : this.ask(null, []);
  }

  protected more(): Promise<void> {
    return this.ask(this.nextAfter(), this.items() ?? []);
  }

  protected narrow(address: TrailAddress): void {
    const queryParams = Object.fromEntries(Object.entries(address).map(([name, value]) => [name, value || null]));
    void this.router.navigate(['/admin/trail'], { queryParams });
  }

  private async ask(after: string | null, before: readonly TrailEntry[]): Promise<void> {
    const round = ++this.round;
    this.isAsking.set(true);
    try {
      const query = { ...this.query(), limit: LIMIT, ...(after ? { after } : {}) };
      const page = await firstValueFrom(this.http.post<Page>('/api/clinic/trail/search', query));
      if (round !== this.round) return;
      this.items.set([...before, ...page.items]);
      this.nextAfter.set(page.nextAfter);
      this.since.set(page.since);
      this.problem.set(null);
    } catch (failure) {
      if (round === this.round) this.problem.set(problemOf(failure));
    } finally {
      if (round === this.round) this.isAsking.set(false);
    }
  }
}
