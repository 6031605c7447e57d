import { Component, input } from '@angular/core';

/** The words around one input: its label, a hint, and what is wrong with it, tied together for everyone. */
@Component({
  selector: 'hf-field',
  template: `
    <label class="label" [attr.for]="for()">{{ label() }}</label>
    <ng-content />
    @if (hint()) {
      <p class="hf-meta" [id]="for() + '-hint'">{{ hint() }}</p>
    }
    @if (error()) {
      <p class="error" [id]="for() + '-error'">{{ error() }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.375rem;
    }
    .label {
      font: var(--hf-label);
    }
    .error {
      color: var(--hf-error);
      font: var(--hf-label);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly for = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
}
