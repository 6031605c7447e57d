import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import { isUnusualPlan, perKg, plannedMg } from '@holdfast/treatment/model';
import type { TreatmentPlan } from '@holdfast/treatment/model';

/** One version of a plan, as it was signed. */
@Component({
  selector: 'hf-plan-summary',
  imports: [TranslocoDirective],
  template: `
    <dl *transloco="let t">
      <dt>{{ t('treatment-plan.plan.route') }}</dt>
      <dd>{{ t('infusion.route.' + plan().route) }} · {{ mg() }} mg{{ each() }}</dd>
      <dt>{{ t('treatment-plan.plan.basis') }}</dt>
      <dd>
        {{ t('treatment-plan.plan.bases.' + plan().dose.basis) }}
        @if (plan().dose.weightKg; as weight) {
          ({{ weight }} kg)
        }
        @if (isUnusual()) {
          <br />{{ t('treatment-plan.plan.unusual') }}
        }
      </dd>
      <dt>{{ t('treatment-plan.plan.infusions') }}</dt>
      <dd>
        {{ plan().infusions }} ·
        {{ t('treatment-plan.plan.between', { least: plan().leastDays, most: plan().mostDays }) }}
      </dd>
      <dt>{{ t('treatment-plan.plan.countsFrom') }}</dt>
      <dd>{{ day() }}</dd>
      <dt>{{ t('treatment-plan.plan.goals') }}</dt>
      <dd class="words">{{ plan().goals }}</dd>
      <dt>{{ t('treatment-plan.plan.escort') }}</dt>
      <dd>
        @if (plan().escort; as escort) {
          {{ escort.name }}, {{ escort.relation }}, {{ escort.phone }}
        } @else {
          {{ t('treatment-plan.plan.noEscort') }}
        }
      </dd>
      @if (plan().notes; as notes) {
        <dt>{{ t('treatment-plan.plan.notes') }}</dt>
        <dd class="words">{{ notes }}</dd>
      }
    </dl>
  `,
  styleUrl: './plan-section.css',
})
export class PlanSummary {
  readonly plan = input.required<TreatmentPlan>();
  private readonly time = inject(TimeWords);
  protected readonly mg = computed(() => plannedMg(this.plan().dose));
  protected readonly each = computed(() => {
    const { dose } = this.plan();
    return dose.weightKg === null ? '' : ` · ${perKg(plannedMg(dose), dose.weightKg)} mg/kg`;
  });
  protected readonly isUnusual = computed(() => isUnusualPlan(this.plan().dose, this.plan().route) === true);
  protected readonly day = computed(() => this.time.day(`${this.plan().countsFrom}T12:00:00Z`, 'UTC'));
}
