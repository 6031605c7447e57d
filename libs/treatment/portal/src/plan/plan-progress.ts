import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import type { TreatmentPlanView } from '@holdfast/treatment/model';

/** How many infusions of a plan were given; it counts and proposes nothing. */
@Component({
  selector: 'hf-plan-progress',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (view().plan; as plan) {
        {{
          t('treatment-plan.plan.progress', {
            given: view().given,
            infusions: plan.infusions,
            on: time.day(plan.countsFrom + 'T12:00:00Z', 'UTC'),
          })
        }}
        @if (view().given > plan.infusions) {
          {{ t('treatment-plan.plan.over') }}
        }
      }
    </ng-container>
  `,
})
export class PlanProgress {
  readonly view = input.required<TreatmentPlanView>();
  protected readonly time = inject(TimeWords);
}
