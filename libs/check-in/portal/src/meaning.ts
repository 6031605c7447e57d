import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** What a page can explain about itself. */
export type Explained = 'report' | 'trend' | 'caseload' | 'plan' | 'rules' | 'own';

/** "What does this mean?", in place: a few sentences that open under the question. */
@Component({
  selector: 'hf-meaning',
  imports: [TranslocoDirective],
  template: `
    <details class="hf-no-print" *transloco="let t">
      <summary>{{ t('check-in.meaning') }}</summary>
      <p>{{ t(of() === 'own' ? 'check-in.trend.meaning' : 'check-in.means.' + of()) }}</p>
    </details>
  `,
  styles: `
    details {
      max-width: 44rem;
    }
    summary {
      display: list-item;
      min-height: 2.75rem;
      align-content: center;
      width: fit-content;
      color: var(--hf-primary);
      font: var(--hf-label);
      cursor: pointer;
    }
  `,
})
export class Meaning {
  readonly of = input.required<Explained>();
}
