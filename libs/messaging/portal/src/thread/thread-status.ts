import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThreadView } from '@holdfast/messaging/model';
import { Icon } from '@holdfast/platform/portal';

const ORDER = ['received', 'assigned', 'answered'] as const;

/** Where the patient's last words stand, in words: received, with somebody, answered. Silence is not an answer. */
@Component({
  selector: 'hf-thread-status',
  imports: [TranslocoDirective, Icon],
  template: `
    <ng-container *transloco="let t">
      @if (thread().lastSeq > 0) {
        @if (thread().state === 'closed') {
          <p class="hf-meta"><hf-icon name="check" /> {{ t('messaging.status.closed') }}</p>
        } @else if (isShort()) {
          <p class="hf-meta">{{ words(t, thread().status) }}</p>
        } @else {
          <ol [attr.aria-label]="t('messaging.status.label')">
            @for (step of steps(); track step.status) {
              <li [class.done]="step.isDone" [attr.aria-current]="step.isNow ? 'step' : null">
                @if (step.isDone) {
                  <hf-icon name="check" />
                }
                {{ words(t, step.status) }}
              </li>
            }
          </ol>
        }
      }
    </ng-container>
  `,
  styles: `
    p {
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0.125rem 0.5rem;
      font: var(--hf-meta);
      color: var(--hf-on-surface-variant);
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
    }
    li + li::before {
      content: '→';
      content: '→' / '';
    }
    li[aria-current] {
      color: var(--hf-on-surface);
      font-weight: 650;
    }
  `,
})
export class ThreadStatus {
  readonly thread = input.required<ThreadView>();
  readonly isShort = input(false);
  protected readonly steps = computed(() => {
    const at = ORDER.indexOf(this.thread().status);
    return ORDER.map((status, index) => ({ status, isDone: index <= at, isNow: index === at }));
  });

  protected words(t: (key: string, params?: object) => string, status: (typeof ORDER)[number]): string {
    const name = this.thread().assigneeName;
    if (status !== 'assigned') return t(`messaging.status.${status}`);
    return name ? t('messaging.status.assigned', { name }) : t('messaging.status.assignedNobody');
  }
}
