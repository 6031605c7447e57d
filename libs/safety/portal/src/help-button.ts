import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { HelpNow } from './help-now';

/** "Need help now?", the same words in the same place on every page of a patient. */
@Component({
  selector: 'hf-help-button',
  imports: [TranslocoPipe],
  template: `<button type="button" aria-haspopup="dialog" (click)="help.open()">
    {{ 'safety.help.open' | transloco }}
  </button>`,
  styles: `
    button {
      min-height: 2.75rem;
      padding: 0.25rem 0.875rem;
      border: 1px solid var(--hf-support);
      border-radius: 999px;
      background: var(--hf-support-container);
      color: var(--hf-on-support-container);
      font: var(--hf-label);
    }
  `,
})
export class HelpButton {
  protected readonly help = inject(HelpNow);
}
