import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';
import { ThreadMoves } from './thread-moves';

/** Says that a move did not happen, and what happened instead, for as long as it is not dismissed. */
@Component({
  selector: 'hf-move-trouble-note',
  imports: [TranslocoDirective, Button],
  template: `
    <div role="alert">
      @if (moves.trouble(); as trouble) {
        <div class="note" *transloco="let t">
          <p>
            <strong>{{ t('inbox.trouble.title') }}</strong>
            {{ trouble.words }}
            @if (trouble.requestId) {
              <span class="hf-meta">{{ t('platform.error.id') }}: {{ trouble.requestId }}</span>
            }
          </p>
          <button hfButton type="button" (click)="moves.understood()">{{ t('platform.action.dismiss') }}</button>
        </div>
      }
    </div>
  `,
  styles: `
    .note {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.75rem;
      padding: 0.5rem 0.875rem;
      background: var(--hf-error-container);
      color: var(--hf-on-error-container);
    }
    .hf-meta,
    .hf-button {
      flex: none;
      color: inherit;
    }
  `,
})
export class MoveTroubleNote {
  protected readonly moves = inject(ThreadMoves);
}
