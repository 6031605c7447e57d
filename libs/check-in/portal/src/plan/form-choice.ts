import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FormWords } from './form-words';

/** Which of the clinic's forms, as boxes to tick. One that was chosen and is now switched off stays in sight and says so. */
@Component({
  selector: 'hf-form-choice',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('check-in.course.step.forms') }}</legend>
      @for (form of offered(); track form.id) {
        <label>
          <input
            type="checkbox"
            [checked]="chosen().includes(form.id)"
            [disabled]="disabled()"
            (change)="toggle(form.id)"
          />
          <span>
            {{ words.name(form.id) }}
            @if (!form.isOn) {
              ({{ t('check-in.course.step.off') }})
            }
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      font: var(--hf-label);
    }
    label {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 2.25rem;
    }
    @media (max-width: 599px) {
      label {
        min-height: 2.75rem;
      }
    }
  `,
})
export class FormChoice {
  readonly chosen = input.required<readonly string[]>();
  readonly disabled = input(false);
  readonly changed = output<readonly string[]>();
  protected readonly words = inject(FormWords);
  protected readonly offered = computed(() =>
    this.words
      .all()
      .filter(({ enabled, instrument }) => enabled || this.chosen().includes(instrument.id))
      .map(({ enabled, instrument }) => ({ id: instrument.id, isOn: enabled })),
  );

  protected toggle(id: string): void {
    const chosen = this.chosen();
    this.changed.emit(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  }
}
