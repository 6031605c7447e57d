import { Component, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, TimeWords } from '@holdfast/platform/portal';
import type { DecisionView } from '@holdfast/treatment/model';

/** What was signed a moment ago, in the form's place, with the ways back; the keys go on from it. */
@Component({
  selector: 'hf-signed-decision',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-no-print hf-stack" aria-labelledby="signed-title" *transloco="let t">
      <h3 id="signed-title" tabindex="-1">{{ t('treatment.decide.done') }}</h3>
      <p>
        <strong>{{ t('treatment.decision.' + decision().decision) }}</strong>
        @if (decision().followUpOn; as day) {
          <span class="hf-meta">{{ t('treatment.row.followUp', { on: dayOf(day) }) }}</span>
        }
      </p>
      <p class="quote">{{ decision().rationale }}</p>
      <div class="hf-row">
        @if (mayUndo()) {
          <button hfButton="tonal" type="button" [attr.aria-busy]="isUndoing()" (click)="undo.emit()">
            {{ t('treatment.decide.undo') }}
          </button>
        }
        <button hfButton="outlined" type="button" (click)="again.emit()">{{ t('treatment.decide.again') }}</button>
      </div>
    </section>
  `,
  styles: `
    section {
      padding: 1rem;
      border: 1px solid var(--hf-outline-variant);
      border-inline-start: 4px solid var(--hf-primary);
      border-radius: var(--hf-radius-card);
      background: var(--hf-surface-low);
    }
    h3,
    p {
      margin: 0;
    }
    h3 {
      font: var(--hf-title);
    }
    .quote {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class SignedDecision {
  readonly decision = input.required<DecisionView>();
  readonly mayUndo = input(false);
  readonly isUndoing = input(false);
  readonly undo = output();
  readonly again = output();
  private readonly time = inject(TimeWords);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector('h3')?.focus());
  }

  protected dayOf(day: string): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }
}
