import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, Icon } from '@holdfast/platform/portal';

/** On a patient's page for staff: the way to their search for a therapist. */
@Component({
  selector: 'hf-therapy-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon],
  template: `
    @if (may) {
      <ng-container *transloco="let t">
        <a
          hfButton="outlined"
          [routerLink]="['/patients', patientId(), 'therapy']"
          routerLinkActive="hf-button-tonal"
          ariaCurrentWhenActive="page"
        >
          <hf-icon name="person" /> {{ t('staff.therapy') }}
        </a>
      </ng-container>
    }
  `,
})
export class TherapyLink {
  readonly patientId = input.required<string>();
  protected readonly may = inject(Access).may('search.read');
}
