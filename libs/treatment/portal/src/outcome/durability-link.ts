import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';

/** On a patient's page: the way to how long each infusion held. */
@Component({
  selector: 'hf-durability-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon],
  template: `
    <ng-container *transloco="let t">
      <a
        hfButton="outlined"
        [routerLink]="['/patients', patientId(), 'durability']"
        routerLinkActive="hf-button-tonal"
        ariaCurrentWhenActive="page"
      >
        <hf-icon name="clock" /> {{ t('staff.durability') }}
      </a>
    </ng-container>
  `,
})
export class DurabilityLink {
  readonly patientId = input.required<string>();
}
