import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, Icon } from '@holdfast/platform/portal';
import { TherapyStanding } from './therapy-standing';

/** On a patient's page for staff: the way to their search for a therapist, and how far it is. */
@Component({
  selector: 'hf-therapy-link',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, Icon, TherapyStanding],
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
        <hf-therapy-standing [patientId]="patientId()" />
      </ng-container>
    }
  `,
})
export class TherapyLink {
  readonly patientId = input.required<string>();
  protected readonly may = inject(Access).may('search.read');
}
