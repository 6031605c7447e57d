import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';

/** On a patient's page: the way to their infusions. */
@Component({
  selector: 'hf-infusion-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon],
  template: `
    <ng-container *transloco="let t">
      <a
        hfButton="outlined"
        [routerLink]="['/patients', patientId(), 'infusions']"
        routerLinkActive="hf-button-tonal"
        ariaCurrentWhenActive="page"
      >
        <hf-icon name="calendar" /> {{ t('staff.nav.infusions') }}
      </a>
    </ng-container>
  `,
})
export class InfusionLink {
  readonly patientId = input.required<string>();
}
