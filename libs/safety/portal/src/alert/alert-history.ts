import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AlertStep } from '@holdfast/safety/model';
import { AlertWords } from './alert-words';
import { stepWord } from './step-words';

/** Everything that happened to an alert, in order; nothing of it can be taken back. */
@Component({
  selector: 'hf-alert-history',
  imports: [TranslocoDirective],
  template: `
    <section class="hf-card" aria-labelledby="hf-history" *transloco="let t">
      <h2 id="hf-history">{{ t('alerts.page.history') }}</h2>
      <ol>
        @for (step of steps(); track step.number) {
          <li>
            <p>
              <strong>{{ t('alerts.step.' + wordOf($index)) }}</strong>
              @if (step.to.length > 0) {
                {{ step.to.join(', ') }}
              }
            </p>
            @if (step.rule; as rule) {
              <p>{{ words.reason({ rule, facts: step.facts ?? {} }) }}</p>
            }
            @if (step.note) {
              <p class="note">{{ step.note }}</p>
            }
            <p class="hf-meta">
              <time [attr.datetime]="step.at">{{ words.when(step.at) }}</time>
              @if (step.by) {
                · {{ step.by }}
              }
            </p>
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    h2 {
      font: var(--hf-title);
    }
    li {
      padding-block: 0.375rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    li:last-child {
      border-bottom: 0;
    }
    .note {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class AlertHistory {
  readonly steps = input.required<readonly AlertStep[]>();
  protected readonly words = inject(AlertWords);

  protected wordOf(at: number): string {
    const step = this.steps()[at];
    return step ? stepWord(step, this.steps().slice(0, at)) : '';
  }
}
