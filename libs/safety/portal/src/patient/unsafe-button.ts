import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';
import { UnsafeAnswerWords } from './unsafe-answer';
import { UnsafeNow } from './unsafe-now';

/** "I am not safe now": one tap, and in the button's own place what became of it; a tap again where it did not arrive. */
@Component({
  selector: 'hf-unsafe-button',
  imports: [TranslocoDirective, Button, UnsafeAnswerWords],
  template: `
    <ng-container *transloco="let t">
      @if (unsafe.canSayAgain()) {
        <button hfButton="support" type="button" (click)="unsafe.say()">{{ t('safety.unsafe.button') }}</button>
      }
      <hf-unsafe-answer />
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.5rem;
      align-items: flex-start;
    }
    .hf-button {
      min-height: 3rem;
    }
  `,
})
export class UnsafeButton {
  protected readonly unsafe = inject(UnsafeNow);
}
