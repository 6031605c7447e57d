import { HttpClient } from '@angular/common/http';
import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { v7 } from 'uuid';
import type { SetTrendNote, TrendView } from '@holdfast/check-in/model';
import { LastSeen, Live, type Problem, Session, problemOf } from '@holdfast/platform/portal';
import { filter, firstValueFrom } from 'rxjs';

const KEY = 'trend';

/** The trend of the patient who is signed in, with the notes they write beside it. Kept for times offline. */
@Injectable()
export class OwnTrend {
  private readonly http = inject(HttpClient);
  private readonly seen = inject(LastSeen);
  private readonly session = inject(Session);
  private readonly held = signal<TrendView | null>(null);
  private readonly trouble = signal<Problem | null>(null);

  readonly view = this.held.asReadonly();
  readonly problem = this.trouble.asReadonly();

  constructor() {
    effect(() => {
      if (this.session.person()) untracked(() => void this.begin());
    });
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'check-in'),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.load());
  }

  /** Asks for it anew; what is on the screen stays meanwhile. */
  load(): Promise<void> {
    return this.take(() => this.http.get<TrendView>(`${this.chart()}/trend`));
  }

  /** Writes words beside a day, changes them, or takes them away. @returns whether that worked */
  async annotate(noteId: string | null, note: SetTrendNote): Promise<boolean> {
    await this.take(() => this.http.put<TrendView>(`${this.chart()}/trend-notes/${noteId ?? v7()}`, note));
    return this.trouble() === null;
  }

  private async begin(): Promise<void> {
    const kept = await this.seen.read<TrendView>(KEY);
    if (kept && !this.held()) this.held.set(kept);
    await this.load();
  }

  private async take(ask: () => ReturnType<typeof this.http.get<TrendView>>): Promise<void> {
    try {
      const view = await firstValueFrom(ask());
      this.held.set(view);
      this.trouble.set(null);
      await this.seen.keep(KEY, view);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  private chart(): string {
    return `/api/patients/${this.session.person()?.patientId ?? ''}`;
  }
}
