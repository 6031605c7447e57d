import { Component, input, output } from '@angular/core';

let made = 0;

/** One thing that is on or off, and takes effect at once. */
@Component({
  selector: 'hf-switch',
  template: `
    <label class="row">
      <span>{{ label() }}</span>
      <input
        type="checkbox"
        role="switch"
        [checked]="value()"
        [attr.aria-describedby]="hint() ? id : null"
        (change)="valueChange.emit(!value())"
      />
    </label>
    @if (hint()) {
      <p class="hf-meta" [id]="id">{{ hint() }}</p>
    }
  `,
  styles: `
    .row {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 1rem;
      min-height: var(--hf-touch);
    }
    input {
      flex: none;
      appearance: none;
      position: relative;
      width: 3.25rem;
      height: 2rem;
      margin: 0;
      border: 2px solid var(--hf-outline-strong);
      border-radius: 999px;
      background: var(--hf-surface);
      cursor: pointer;
    }
    input::after {
      content: '';
      position: absolute;
      inset-block-start: 0.25rem;
      inset-inline-start: 0.3125rem;
      width: 1.25rem;
      height: 1.25rem;
      border-radius: 50%;
      background: var(--hf-outline-strong);
      transition: translate var(--hf-quick);
    }
    input:checked {
      border-color: var(--hf-primary);
      background: var(--hf-primary);
    }
    input:checked::after {
      translate: 1.125rem 0;
      background: var(--hf-on-primary);
    }
    @media (forced-colors: active) {
      input {
        appearance: auto;
      }
      input::after {
        display: none;
      }
    }
  `,
})
export class Switch {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly value = input.required<boolean>();
  readonly valueChange = output<boolean>();
  protected readonly id = `hf-switch-${(made += 1)}`;
}
