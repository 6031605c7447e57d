import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Problem } from '../problem/problem';
import { ProblemWords } from '../problem/problem-words';
import { Button } from './button';
import { Icon } from './icon';

/** Says what happened, what to do, and gives a code that support can look up. */
@Component({
  selector: 'hf-error-panel',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    <ng-container *transloco="let t">
      <div role="alert" class="hf-card hf-stack">
        <p class="title"><hf-icon name="alert" /> {{ t('platform.error.title') }}</p>
        <p>{{ words() }}</p>
        @if (problem().requestId; as id) {
          <p class="hf-meta">
            {{ t('platform.error.id') }}: <code>{{ id }}</code>
            <button hfButton type="button" (click)="copy(id)" [attr.aria-label]="t('platform.error.copyId')">
              {{ t(isCopied() ? 'platform.action.copied' : 'platform.action.copy') }}
            </button>
          </p>
        }
        @if (canRetry()) {
          <div>
            <button hfButton="tonal" type="button" (click)="retry.emit()">
              <hf-icon name="retry" /> {{ t('platform.action.retry') }}
            </button>
          </div>
        }
      </div>
    </ng-container>
  `,
  styles: `
    .title {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      font: var(--hf-title);
    }
  `,
})
export class ErrorPanel {
  readonly problem = input.required<Problem>();
  readonly canRetry = input(true);
  readonly retry = output();
  private readonly problems = inject(ProblemWords);
  private readonly clipboard = inject(Clipboard);
  protected readonly words = computed(() => this.problems.say(this.problem()));
  protected readonly isCopied = signal(false);

  protected copy(id: string): void {
    this.isCopied.set(this.clipboard.copy(id));
  }
}
