import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrendView } from '@holdfast/check-in/model';
import {
  Button,
  ErrorPanel,
  Icon,
  Live,
  type Problem,
  ProblemWords,
  Session,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { ReviewStory } from '@holdfast/treatment/model';
import { type Observable, filter, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { BeforeInfusions } from '../course/before-infusions';
import { NextInfusion } from '../next/next-infusion';

/** A patient's treatment in plain words: what was decided and by whom, what comes next, and how to ask for a review. */
@Component({
  selector: 'hf-story-page',
  imports: [RouterLink, TranslocoDirective, BeforeInfusions, Button, ErrorPanel, Icon, NextInfusion, Waiting],
  templateUrl: './story-page.html',
  styles: `
    ol {
      margin: 0;
      padding-inline-start: 1.25rem;
    }
    p {
      margin: 0;
    }
    [role='status'] {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
      align-items: flex-start;
    }
    button {
      min-height: 3.5rem;
    }
  `,
})
export class StoryPage {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  private readonly place = computed(() => `/api/patients/${this.session.person()?.patientId ?? ''}`);
  protected readonly asked = httpResource<ReviewStory>(() => `${this.place()}/review-story`);
  protected readonly trend = httpResource<TrendView>(() => `${this.place()}/trend`);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly story = linkedSignal<ReviewStory | null, ReviewStory | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly request = computed(() => {
    const request = this.story()?.request;
    return request && !request.answeredAt && !request.withdrawnAt ? request : null;
  });
  protected readonly infusions = computed(() =>
    this.trend.hasValue() ? this.trend.value().infusions.toSorted((one, other) => (one.day < other.day ? 1 : -1)) : [],
  );
  // The same for every press, so that a second one cannot ask twice.
  private readonly nextId = linkedSignal<string | undefined, string>({
    source: () => this.story()?.request?.id,
    computation: (request, before) => (before && before.source === request ? before.value : v7()),
  });

  constructor() {
    const about = filter(({ kind }: { kind: string }) => kind === 'review' || kind === 'check-in');
    inject(Live)
      .hints.pipe(about, takeUntilDestroyed())
      .subscribe(() => this.asked.reload());
  }

  protected ask(): Promise<void> {
    return this.act(this.http.put<ReviewStory>(`${this.place()}/review-requests/${this.nextId()}`, null));
  }

  protected withdraw(id: string): Promise<void> {
    return this.act(this.http.delete<ReviewStory>(`${this.place()}/review-requests/${id}`));
  }

  protected dayOf(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  private async act(deed: Observable<ReviewStory>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      this.story.set(await firstValueFrom(deed));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
