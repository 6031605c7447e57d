import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  ErrorPanel,
  Icon,
  type Problem,
  ProblemWords,
  Session,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { AlertDetail } from '@holdfast/safety/model';
import { AlertApi, alertUrl } from './alert-api';
import { AlertHistory } from './alert-history';
import { AlertStore } from './alert-store';
import { AlertWords } from './alert-words';
import { ConcernChip } from './concern-chip';
import { DispositionForm } from '../record/disposition-form';
import { DispositionList } from '../record/disposition-list';
import { LevelChip } from './level-chip';
import { ReasonList } from './reason-list';
import { SecondForm } from '../record/second-form';
import { ToldCard } from './told-card';

/** One alert with all that a person needs who acts on it: whom to call, what to do next, the record, the history. */
@Component({
  selector: 'hf-alert-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AlertHistory,
    Button,
    ConcernChip,
    DispositionForm,
    DispositionList,
    ErrorPanel,
    Icon,
    LevelChip,
    ReasonList,
    SecondForm,
    ToldCard,
    Waiting,
  ],
  templateUrl: './alert-page.html',
  styleUrl: './alert-page.css',
})
export class AlertPage {
  readonly patientId = input.required<string>();
  readonly alertId = input.required<string>();
  protected readonly words = inject(AlertWords);
  protected readonly problems = inject(ProblemWords);
  private readonly api = inject(AlertApi);
  private readonly store = inject(AlertStore);
  private readonly session = inject(Session);
  private readonly place = computed(() => ({ patientId: this.patientId(), id: this.alertId() }));
  private readonly asked = httpResource<AlertDetail>(() => alertUrl(this.place()));
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  /** What was last known stays on the screen while it is asked for again. */
  protected readonly alert = linkedSignal<AlertDetail | null, AlertDetail | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? (before?.value?.id === this.alertId() ? before.value : null),
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly me = computed(() => this.session.person()?.accountId ?? '');
  /** The chart, the conversation and the safety plan are the care team's, and the coordinators'. */
  protected readonly reachesChart = computed(() => {
    const isOnTeam = this.alert()?.careTeam.some(({ id }) => id === this.me()) ?? false;
    return isOnTeam || (this.session.person()?.roles.includes('coordinator') ?? false);
  });
  protected readonly isOnTeam = computed(() => this.alert()?.careTeam.some(({ id }) => id === this.me()) ?? false);
  protected readonly phoneLink = computed(() => `tel:${(this.alert()?.patientPhone ?? '').replace(/[^\d+]/g, '')}`);
  protected readonly due = computed(() => {
    const alert = this.alert();
    return alert && this.words.due(alert);
  });
  protected readonly nextWords = computed(() => {
    const state = this.alert()?.state ?? 'open';
    const names = {
      open: 'Open',
      acknowledged: 'Acknowledged',
      'awaiting-second': 'Second',
      closed: 'Closed',
    } as const;
    const isBody = state === 'acknowledged' && this.alert()?.concern === 'medical';
    return `alerts.page.next${names[state]}${isBody ? 'Body' : ''}`;
  });
  /** Whoever wrote the latest record cannot be the second person. */
  protected readonly isOwnRecord = computed(() => this.alert()?.dispositions.at(-1)?.byId === this.me());

  constructor() {
    this.store.changed.pipe(takeUntilDestroyed()).subscribe(() => this.asked.reload());
    effect(() => {
      this.place();
      untracked(() => this.trouble.set(null));
    });
  }

  protected again(): void {
    this.asked.reload();
  }

  protected own(alert: AlertDetail, mine: boolean): Promise<void> {
    return this.act(() => this.api.own(this.place(), { version: alert.version, mine }));
  }

  protected acknowledge(alert: AlertDetail, event: Event, note: string): Promise<void> {
    event.preventDefault();
    return this.act(() => this.api.acknowledge(this.place(), { version: alert.version, note: note.trim() || null }));
  }

  /** Shows what came of something done in a form of this page. */
  protected adopt(detail: AlertDetail): void {
    this.alert.set(detail);
    this.trouble.set(null);
    void this.store.refresh();
  }

  private async act(deed: () => Promise<AlertDetail>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      this.adopt(await deed());
    } catch (failure) {
      this.trouble.set(problemOf(failure));
      this.asked.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
