import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const PATIENCE_MS = 200;

/** Grey shapes where content will be; shown only when it takes longer than a blink. */
@Component({
  selector: 'hf-waiting',
  imports: [TranslocoDirective],
  template: `
    @if (isLate()) {
      <ng-container *transloco="let t">
        <p class="hf-unseen" role="status">{{ t('platform.state.loading') }}</p>
      </ng-container>
      @for (line of lines(); track $index) {
        <div class="line" [style.inline-size.%]="line"></div>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.75rem;
      padding: 1rem 0;
    }
    .line {
      height: 1.25rem;
      border-radius: var(--hf-radius-input);
      background: var(--hf-surface-high);
    }
  `,
})
export class Waiting {
  /** The widths of the shapes, in percent. */
  readonly lines = input<readonly number[]>([60, 90, 75]);
  protected readonly isLate = signal(false);

  constructor() {
    const timer = setTimeout(() => this.isLate.set(true), PATIENCE_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
