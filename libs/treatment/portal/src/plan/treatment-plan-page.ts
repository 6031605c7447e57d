import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';
import { ConsentSection } from '../consent/consent-section';
import { PlanSection } from './plan-section';
import { SuitabilitySection } from './suitability-section';

/** What comes before a patient's infusions, for staff: what is to be talked about, the consent, and the plan. */
@Component({
  selector: 'hf-treatment-plan-page',
  imports: [RouterLink, TranslocoDirective, Button, ConsentSection, Icon, PlanSection, SuitabilitySection],
  template: `
    <div class="page hf-stack" *transloco="let t">
      <a class="back hf-no-print" hfButton [routerLink]="['/patients', patientId()]">
        <hf-icon name="back" /> {{ t('check-in.desk.report.chart') }}
      </a>
      <h2 tabindex="-1">{{ t('treatment-plan.title') }}</h2>
      <p class="hf-meta">{{ t('treatment-plan.noAdvice') }}</p>
      <hf-suitability-section [patientId]="patientId()" />
      <hf-consent-section [patientId]="patientId()" />
      <hf-plan-section [patientId]="patientId()" />
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      position: relative;
      overflow-y: auto;
    }
    .page {
      max-width: 60rem;
      padding: 1rem;
    }
    .back {
      align-self: flex-start;
    }
    p {
      margin: 0;
    }
    @media print {
      :host {
        height: auto;
        overflow: visible;
      }
    }
  `,
})
export class TreatmentPlanPage {
  readonly patientId = input.required<string>();
}
