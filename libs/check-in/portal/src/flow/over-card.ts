import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';

const KNOWN = new Set(['check-in.closed', 'check-in.expired', 'check-in.skipped']);

/** Says in plain words that a check-in takes no more answers, and that what was answered is kept. */
@Component({
  selector: 'hf-over-card',
  imports: [RouterLink, TranslocoDirective, Button],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('check-in.over.' + kind() + '.title') }}</h1>
      <p role="status">{{ t('check-in.over.' + kind() + '.words') }}</p>
      @if (store.values().size > 0) {
        <p>{{ t('check-in.over.kept') }}</p>
      }
      @if (post.isSignedIn) {
        <div>
          <a hfButton="filled" routerLink="/home">{{ t('check-in.toHome') }}</a>
        </div>
      }
    </div>
  `,
})
export class OverCard {
  /** Why: the code of the refusal, or `check-in.skipped`. */
  readonly code = input.required<string>();
  protected readonly post = inject(AnswerPost);
  protected readonly store = inject(AnswerStore);
  protected readonly kind = computed(() => (KNOWN.has(this.code()) ? this.code().replace('check-in.', '') : 'gone'));
}
