import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ConsentList } from './consent-list';

/** What a patient agreed to over time, for who looks after them. */
@Component({
  selector: 'hf-consent-page',
  imports: [TranslocoDirective, ConsentList],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h2 tabindex="-1">{{ t('record.consent.title') }}</h2>
      <p class="hf-quiet">{{ t('record.consent.lead') }}</p>
      <hf-consent-list [patientId]="patientId()" />
    </div>
  `,
})
export class ConsentPage {
  readonly patientId = input.required<string>();
}
