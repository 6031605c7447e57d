import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** One of a few answers, all in sight, as radio buttons that look like chips. */
@Component({
  selector: 'hf-choice-group',
  imports: [TranslocoPipe],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="hf-row">
        @for (choice of choices(); track choice.value) {
          <label class="choice" [attr.lang]="choice.lang">
            <input
              type="radio"
              [name]="name()"
              [value]="choice.value"
              [checked]="choice.value === value()"
              (change)="valueChange.emit(choice.value)"
            />
            {{ choice.lang ? choice.words : (choice.words | transloco) }}
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-block-end: 0.5rem;
      font: var(--hf-label);
    }
    .choice {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      min-height: var(--hf-touch);
      padding: 0 1rem;
      border: 1px solid var(--hf-outline);
      border-radius: var(--hf-radius-input);
    }
    .choice:has(:checked) {
      border-color: var(--hf-primary);
      background: var(--hf-secondary-container);
      color: var(--hf-on-secondary-container);
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--hf-primary);
    }
  `,
})
export class ChoiceGroup {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly choices = input.required<readonly { value: string; words: string; lang?: string }[]>();
  readonly value = input.required<string>();
  readonly valueChange = output<string>();
}
