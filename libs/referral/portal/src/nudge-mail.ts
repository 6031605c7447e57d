import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { ErrorPanel, problemOf, Waiting } from '@holdfast/platform/portal';
import type { NudgePreview } from '@holdfast/referral/model';

/** Shows the mail with which a therapist is asked, word for word, before it goes. */
@Component({
  selector: 'hf-nudge-mail',
  imports: [ErrorPanel, Waiting],
  template: `
    @if (problem(); as one) {
      <hf-error-panel [problem]="one" (retry)="asked.reload()" />
    } @else if (asked.hasValue()) {
      @for (language of languages; track language) {
        <figure [attr.lang]="language">
          <figcaption>{{ ownName[language] }}</figcaption>
          <p>
            <strong>{{ asked.value()[language].subject }}</strong>
          </p>
          <p class="text">{{ asked.value()[language].text }}</p>
        </figure>
      }
    } @else {
      <hf-waiting [lines]="[60, 90, 80]" />
    }
  `,
  styles: `
    figure {
      margin: 0 0 0.75rem;
      padding: 0.5rem 0.75rem;
      border-inline-start: 3px solid var(--hf-outline-variant);
    }
    figcaption {
      font: var(--hf-label);
    }
    p {
      margin: 0.25rem 0 0;
      overflow-wrap: anywhere;
    }
    .text {
      white-space: pre-wrap;
    }
  `,
})
export class NudgeMail {
  protected readonly languages = ['en', 'es'] as const;
  protected readonly ownName = { en: 'English', es: 'Español' };
  protected readonly asked = httpResource<NudgePreview>(() => '/api/referral-nudges');
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
