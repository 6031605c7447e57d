import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Access, Live, type Problem, Session, problemOf } from '@holdfast/platform/portal';
import type { AlertSummary } from '@holdfast/safety/model';
import { Subject } from 'rxjs';
import { AlertApi } from './alert-api';

const POLL_MS = 20_000;
const SETTLE_MS = 100;

/** The clinic's open alerts. Hints may be lost, so it also asks by itself, three times a minute. */
@Injectable({ providedIn: 'root' })
export class AlertStore {
  private readonly api = inject(AlertApi);
  private readonly session = inject(Session);
  private readonly access = inject(Access);
  private readonly known = signal<readonly AlertSummary[]>([]);
  private readonly loaded = signal(false);
  private readonly failed = signal<Problem | null>(null);
  private readonly refused = signal<Problem | null>(null);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;

  /** Open alerts, most pressing first, as the server last said. */
  readonly items = this.known.asReadonly();
  readonly isLoaded = this.loaded.asReadonly();
  /** Why the list may be old. */
  readonly problem = this.failed.asReadonly();
  /** Why the last thing a person did to an alert was refused. */
  readonly trouble = this.refused.asReadonly();
  readonly critical = computed(() =>
    this.known().filter(({ level, kind }) => level === 'critical' && kind !== 'drill'),
  );
  readonly unacknowledged = computed(() => this.known().filter(({ state }) => state === 'open'));
  /** Fires when alerts may have changed. */
  readonly changed = new Subject<void>();

  constructor() {
    const live = inject(Live);
    effect(() => {
      if (this.session.person()) untracked(() => void this.refresh());
      else this.known.set([]);
    });
    live.hints.pipe(takeUntilDestroyed()).subscribe(({ kind }) => kind === 'alert' && this.soon());
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => this.soon());
    const poll = setInterval(() => void this.refresh(), POLL_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(poll);
      if (this.timer) clearTimeout(this.timer);
    });
  }

  /** Asks again; what is shown stays meanwhile. */
  async refresh(): Promise<void> {
    if (!this.session.person() || !this.access.may('alert.list')) return;
    const round = ++this.round;
    try {
      const { items } = await this.api.open();
      if (round !== this.round) return;
      this.known.set(items);
      this.loaded.set(true);
      this.failed.set(null);
    } catch (failure) {
      if (round === this.round) this.failed.set(problemOf(failure));
    }
  }

  /** Takes an alert on, or lets go of it. */
  own(alert: AlertSummary, mine: boolean): Promise<void> {
    return this.act(async () => {
      if (alert.patientId)
        await this.api.own({ patientId: alert.patientId, id: alert.id }, { version: alert.version, mine });
    });
  }

  /** Acknowledges an alert, or ends a drill. */
  acknowledge({ id, patientId, version }: AlertSummary, note: string | null): Promise<void> {
    return this.act(async () => {
      if (patientId) await this.api.acknowledge({ patientId, id }, { version, note });
      else await this.api.endDrill(id);
    });
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    this.refused.set(null);
    try {
      await deed();
    } catch (failure) {
      this.refused.set(problemOf(failure));
    }
    this.changed.next();
    await this.refresh();
  }

  private soon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.changed.next();
      void this.refresh();
    }, SETTLE_MS);
  }
}
