import { Component, inject } from '@angular/core';
import { NeutralTitle } from '@holdfast/platform/portal';
import { HelpButton } from '@holdfast/safety/portal';

/** The head of a page that shows nothing of anybody: the clinic's neutral name, and help at hand. */
@Component({
  selector: 'hf-bare-head',
  imports: [HelpButton],
  template: `<p>{{ clinic }}</p>
    <hf-help-button />`,
  host: { role: 'banner', class: 'hf-row' },
  styles: `
    :host {
      justify-content: space-between;
      padding: 0.375rem 1rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    p {
      font: var(--hf-title);
    }
  `,
})
export class BareHead {
  protected readonly clinic = inject(NeutralTitle).name();
}
