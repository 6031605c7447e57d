import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInList, CheckInView, PlanView, TrendView } from '@holdfast/check-in/model';
import { Button, ErrorPanel, Icon, Live, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { debounceTime, filter } from 'rxjs';
import { Meaning } from '../meaning';
import { FormWords } from '../plan/form-words';
import { TrendChart } from '../trend/trend-chart';

const SETTLE_MS = 250;

/** How one patient is doing, for staff: the trend, every check-in, the plan in a line, and asking or entering now. */
@Component({
  selector: 'hf-course-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Meaning, TrendChart, Waiting],
  templateUrl: './course-page.html',
  styleUrl: './course-page.css',
})
export class CoursePage {
  readonly patientId = input.required<string>();
  protected readonly forms = inject(FormWords);
  protected readonly time = inject(TimeWords);
  private readonly url = computed(() => `/api/patients/${this.patientId()}`);
  protected readonly list = httpResource<CheckInList>(() => `${this.url()}/check-ins`);
  protected readonly trend = httpResource<TrendView>(() => `${this.url()}/trend`);
  protected readonly plan = httpResource<PlanView>(() => `${this.url()}/check-in-plan`);
  protected readonly planWords = computed(() => {
    if (!this.plan.hasValue()) return '';
    const { paused, source } = this.plan.value();
    if (paused) return 'check-in.course.planPaused';
    return source === 'patient' ? 'check-in.course.planOwn' : 'check-in.course.planClinic';
  });
  protected readonly groups = computed(() => {
    if (!this.list.hasValue()) return [];
    const { due, upcoming, past } = this.list.value();
    return [
      { id: 'due', items: due },
      { id: 'upcoming', items: upcoming },
      { id: 'past', items: past },
    ].filter(({ items }) => items.length > 0);
  });
  protected readonly problem = computed(() => {
    const failure = this.list.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly trendProblem = computed(() => {
    const failure = this.trend.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    const mine = filter(
      ({ kind, patientId }: { kind: string; patientId: string | null }) =>
        kind === 'check-in' && patientId === this.patientId(),
    );
    inject(Live)
      .hints.pipe(mine, debounceTime(SETTLE_MS), takeUntilDestroyed())
      .subscribe(() => {
        this.list.reload();
        this.trend.reload();
      });
  }

  protected dayOf({ dueOn, submittedAt }: CheckInView): string {
    return submittedAt ? this.time.dayAndTime(submittedAt) : this.time.day(`${dueOn}T12:00:00Z`, 'UTC');
  }

  protected namesOf({ forms }: CheckInView): string {
    return this.forms.names(forms.map(({ id }) => id));
  }
}
