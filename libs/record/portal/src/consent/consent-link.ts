import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon } from '@holdfast/platform/portal';

/** On a patient's page: the way to what they agreed to over time. */
@Component({
  selector: 'hf-consent-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon],
  template: `
    <ng-container *transloco="let t">
      <a
        hfButton="outlined"
        [routerLink]="['/patients', patientId(), 'consents']"
        routerLinkActive="hf-button-tonal"
        ariaCurrentWhenActive="page"
      >
        <hf-icon name="check" /> {{ t('staff.consents') }}
      </a>
    </ng-container>
  `,
})
export class ConsentLink {
  readonly patientId = input.required<string>();
}
