import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access } from '@holdfast/platform/portal';
import { ClinicPlanCard } from './clinic-plan-card';
import { FormsCard } from './forms-card';
import { RulesCard } from './rules-card';

/** What a clinic set about check-ins: its plan, its forms and the thresholds of its rules. It shows nobody's answers. */
@Component({
  selector: 'hf-check-in-settings-page',
  imports: [TranslocoDirective, ClinicPlanCard, FormsCard, RulesCard],
  template: `
    <div class="page" *transloco="let t">
      <h1 tabindex="-1">{{ t('check-in.setting.title') }}</h1>
      <hf-clinic-plan-card [canSet]="access.may('clinic-plan.set')" />
      <hf-forms-card [canSet]="access.may('form.set')" />
      <hf-rules-card [canSet]="access.may('rule.set')" [canTry]="access.may('rule.rehearse')" />
    </div>
  `,
  styles: `
    .page {
      display: flex;
      flex-direction: column;
      gap: 1rem;
      width: min(100%, 60rem);
      padding: 1.5rem 1rem 2rem;
    }
  `,
})
export class CheckInSettingsPage {
  protected readonly access = inject(Access);
}
