import { Component, input } from '@angular/core';
import type { ConsentWords } from '@holdfast/treatment/model';

/** The text of a consent as it stands: what a patient reads before signing, and what a signature stands under. */
@Component({
  selector: 'hf-consent-words-view',
  template: `
    <p>{{ words().lead }}</p>
    @for (section of words().sections; track section.heading) {
      <section>
        <h2>{{ section.heading }}</h2>
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
      gap: 1rem;
      max-width: 38rem;
    }
    section {
      break-inside: avoid;
    }
    h2 {
      margin: 0 0 0.375rem;
      font: var(--hf-title);
    }
    p {
      margin: 0 0 0.5rem;
    }
  `,
  host: { '[attr.lang]': 'language()' },
})
export class ConsentWordsView {
  readonly words = input.required<ConsentWords>();
  readonly language = input.required<string>();
}
