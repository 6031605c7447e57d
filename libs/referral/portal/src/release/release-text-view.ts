import { Component, input } from '@angular/core';
import type { ReleaseWords } from '@holdfast/referral/model';

/** The text of a release as it stands: what a patient reads before signing, and what a signature stands under. */
@Component({
  selector: 'hf-release-text-view',
  template: `
    <p>{{ words().lead }}</p>
    @for (section of words().sections; track section.heading) {
      <section>
        <h3>{{ section.heading }}</h3>
        @for (paragraph of section.paragraphs; track paragraph) {
          <p>{{ paragraph }}</p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
      max-width: 38rem;
    }
    section {
      break-inside: avoid;
    }
    h3 {
      margin: 0 0 0.25rem;
      font: var(--hf-title);
    }
    p {
      margin: 0 0 0.375rem;
    }
  `,
  host: { '[attr.lang]': 'language()' },
})
export class ReleaseTextView {
  readonly words = input.required<ReleaseWords>();
  readonly language = input.required<string>();
}
