import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { SkipCheckIn } from '@holdfast/check-in/model';
import { Button, Icon, Toast } from '@holdfast/platform/portal';
import { AnswerPost } from '../answering/answer-post';
import { AnswerStore } from '../answering/answer-store';
import { FlowSteps } from './flow-steps';

/** Leaving one check-in out, with one tap that says why. Every reason is fine. */
@Component({
  selector: 'hf-skip-page',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    <div class="hf-stack" *transloco="let t">
      <div>
        <button hfButton type="button" (click)="steps.back('start')">
          <hf-icon name="back" /> {{ t('check-in.back') }}
        </button>
      </div>
      @if (isSkipped()) {
        <h1 tabindex="-1">{{ t('check-in.skip.done') }}</h1>
        <p role="status">{{ t('check-in.skip.thanks') }}</p>
      } @else {
        <h1 tabindex="-1">{{ t('check-in.skip.title') }}</h1>
        <p>{{ t('check-in.skip.lead') }}</p>
        <ul class="hf-stack">
          @for (reason of reasons; track reason) {
            <li>
              <button hfButton="outlined" type="button" (click)="skip(reason)">
                {{ t('check-in.skip.reason.' + reason) }}
              </button>
            </li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    ul {
      gap: 0.5rem;
    }
    li button {
      width: 100%;
      min-height: 3.5rem;
      justify-content: flex-start;
      border-radius: var(--hf-radius-card);
    }
  `,
})
export class SkipPage {
  protected readonly steps = inject(FlowSteps);
  private readonly store = inject(AnswerStore);
  private readonly post = inject(AnswerPost);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly isSkipped = signal(false);
  protected readonly reasons: readonly SkipCheckIn['reason'][] = [
    'not-now',
    'too-long',
    'unwell',
    'not-useful',
    'no-reason',
  ];

  constructor() {
    this.steps.arrive('skip');
  }

  protected async skip(reason: SkipCheckIn['reason']): Promise<void> {
    await this.store.skip(reason);
    this.isSkipped.set(true);
    if (!this.post.isSignedIn) return;
    this.toast.say(this.transloco.translate('check-in.skip.thanks'));
    await this.router.navigate(['/home'], { replaceUrl: true });
  }
}
