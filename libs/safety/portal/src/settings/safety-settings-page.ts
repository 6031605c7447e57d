import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access } from '@holdfast/platform/portal';
import { DrillCard } from './drill-card';
import { OnCallCard } from './on-call-card';
import { TermsCard } from './terms-card';

/** What a clinic arranged about alerts: who is told, how soon, and drills that show whether it works. */
@Component({
  selector: 'hf-safety-settings-page',
  imports: [TranslocoDirective, DrillCard, OnCallCard, TermsCard],
  template: `
    <div class="page" *transloco="let t">
      <h1 tabindex="-1">{{ t('alerts.settings.title') }}</h1>
      <p class="hf-quiet">{{ t('alerts.settings.who') }}</p>
      <hf-on-call-card [canSet]="access.may('on-call.set')" />
      <hf-terms-card [canSet]="access.may('safety-terms.set')" />
      <hf-drill-card [canStart]="access.may('drill.start')" />
    </div>
  `,
  styles: `
    .page {
      display: flex;
      flex-direction: column;
      gap: 1rem;
      width: min(100%, 56rem);
      padding: 1.5rem 1rem 2rem;
    }
  `,
})
export class SafetySettingsPage {
  protected readonly access = inject(Access);
}
