import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FACTOR_IDS } from '@holdfast/treatment/model';
import type { SuitabilityAnswers } from '@holdfast/treatment/model';

/** What somebody answered to the health questions, to read again. */
@Component({
  selector: 'hf-given-answers',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <dl>
        @for (id of factors; track id) {
          <dt>{{ t('course.factor.' + id) }}</dt>
          <dd>{{ t('course.questions.answer.' + answers().factors[id]) }}</dd>
        }
        <dt>{{ t('course.questions.medicines') }}</dt>
        @for (medicine of answers().medicines; track $index) {
          <dd>{{ medicine }}</dd>
        } @empty {
          <dd>{{ t('course.questions.noMedicines') }}</dd>
        }
        @if (answers().anythingElse; as words) {
          <dt>{{ t('course.questions.else') }}</dt>
          <dd class="words">{{ words }}</dd>
        }
      </dl>
    </ng-container>
  `,
  styles: `
    dl {
      margin: 0;
    }
    dt {
      margin-block-start: 0.75rem;
      color: var(--hf-on-surface-variant);
    }
    dd {
      margin: 0;
      font-weight: 600;
    }
    .words {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class GivenAnswers {
  readonly answers = input.required<SuitabilityAnswers>();
  protected readonly factors = FACTOR_IDS;
}
