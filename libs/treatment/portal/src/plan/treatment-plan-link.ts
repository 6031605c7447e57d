import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';

/** On a patient's page: the way to suitability, consent and plan. */
@Component({
  selector: 'hf-treatment-plan-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon],
  template: `
    <ng-container *transloco="let t">
      <a
        hfButton="outlined"
        [routerLink]="['/patients', patientId(), 'treatment-plan']"
        routerLinkActive="hf-button-tonal"
        ariaCurrentWhenActive="page"
      >
        <hf-icon name="note" /> {{ t('staff.treatmentPlan') }}
      </a>
    </ng-container>
  `,
})
export class TreatmentPlanLink {
  readonly patientId = input.required<string>();
}
