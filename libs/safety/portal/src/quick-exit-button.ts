import { Component, DestroyRef, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@holdfast/platform/portal';
import { QUICK_EXIT_URL, QuickExit } from './quick-exit';

/** The way out that is always in sight. A real link, so that it works even where scripts are slow. */
@Component({
  selector: 'hf-quick-exit',
  imports: [TranslocoDirective, Icon],
  template: `
    <ng-container *transloco="let t">
      <a [href]="url" rel="nofollow noreferrer" (click)="leave($event)">
        <hf-icon name="leave" />
        <span class="hf-unseen">{{ t('safety.exit.prefix') }}</span>
        <span class="words">{{ t('safety.exit.button') }}</span>
      </a>
      <span class="hf-unseen" role="status">
        @if (exit.presses() > 0) {
          {{ t('safety.exit.pressed', { times: exit.presses() }) }}
        }
      </span>
    </ng-container>
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.375rem;
      min-width: 2.75rem;
      min-height: 2.75rem;
      padding: 0.25rem 0.75rem;
      border: 1px solid var(--hf-outline);
      border-radius: 999px;
      color: var(--hf-on-surface);
      font: var(--hf-label);
      text-decoration: none;
    }
    @media (max-width: 599px) {
      a {
        padding-inline: 0;
      }
      .words {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class QuickExitButton {
  protected readonly exit = inject(QuickExit);
  protected readonly url = QUICK_EXIT_URL;

  constructor() {
    this.exit.listen(inject(DestroyRef));
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.exit.leave();
  }
}
