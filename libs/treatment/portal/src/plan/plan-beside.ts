import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Live } from '@holdfast/platform/portal';
import type { TreatmentPlanView } from '@holdfast/treatment/model';
import { filter } from 'rxjs';
import { PlanProgress } from './plan-progress';

/** Beside a patient's infusions: what was planned, how much of it was given, and the way to the plan. */
@Component({
  selector: 'hf-plan-beside',
  imports: [RouterLink, TranslocoDirective, Button, PlanProgress],
  template: `
    <section class="hf-card" aria-labelledby="beside-title" *transloco="let t">
      <h3 id="beside-title">{{ t('treatment-plan.plan.title') }}</h3>
      @if (view(); as view) {
        @if (view.plan; as plan) {
          <p><hf-plan-progress [view]="view" /></p>
          <p class="hf-quiet">
            {{ t('treatment-plan.plan.between', { least: plan.leastDays, most: plan.mostDays }) }}
          </p>
        } @else {
          <p class="hf-quiet">{{ t('treatment-plan.plan.none') }}</p>
        }
      }
      <a hfButton [routerLink]="['/patients', patientId(), 'treatment-plan']">{{ t('treatment-plan.plan.open') }}</a>
    </section>
  `,
  styles: `
    h3 {
      font: var(--hf-title);
    }
    p {
      margin: 0;
    }
    .hf-button {
      padding-inline: 0;
    }
  `,
})
export class PlanBeside {
  readonly patientId = input.required<string>();
  private readonly asked = httpResource<TreatmentPlanView>(() => `/api/patients/${this.patientId()}/treatment-plan`);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => (kind === 'course' || kind === 'infusion') && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }
}
