import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Access,
  Button,
  Clock,
  ErrorPanel,
  Icon,
  Live,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { TreatmentPlanView } from '@holdfast/treatment/model';
import { filter } from 'rxjs';
import { PlanForm } from './plan-form';
import { PlanProgress } from './plan-progress';
import { PlanSummary } from './plan-summary';

/** A patient's plan for staff: what stands, how far it has come, earlier versions, and signing the next one. */
@Component({
  selector: 'hf-plan-section',
  imports: [TranslocoDirective, Button, ErrorPanel, Icon, PlanForm, PlanProgress, PlanSummary, Waiting],
  templateUrl: './plan-section.html',
  styleUrl: './plan-section.css',
})
export class PlanSection {
  readonly patientId = input.required<string>();
  protected readonly time = inject(TimeWords);
  protected readonly maySign = inject(Access).may('treatment-plan.sign');
  protected readonly asked = httpResource<TreatmentPlanView>(() => `/api/patients/${this.patientId()}/treatment-plan`);
  protected readonly view = linkedSignal<TreatmentPlanView | null, TreatmentPlanView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  private readonly clock = inject(Clock);
  protected readonly today = computed(() => {
    const at = new Date(this.clock.halfMinute());
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  });
  protected readonly isWriting = signal(false);
  protected readonly isDone = signal(false);

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => (kind === 'course' || kind === 'infusion') && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected begin(): void {
    this.isWriting.set(true);
    this.isDone.set(false);
  }

  protected signed(view: TreatmentPlanView): void {
    this.view.set(view);
    this.isWriting.set(false);
    this.isDone.set(true);
  }
}
