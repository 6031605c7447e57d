import { Component, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock } from '@holdfast/platform/portal';

const EVENING = 18;

/** When to be asked again: this evening, where that is still to come, or tomorrow. */
@Component({
  selector: 'hf-snooze-choice',
  imports: [TranslocoDirective, Button],
  template: `
    <div class="hf-row" role="group" [attr.aria-label]="t('check-in.snooze.when')" *transloco="let t">
      @if (hasEvening()) {
        <button hfButton="outlined" type="button" (click)="chosen.emit('evening')">
          {{ t('check-in.snooze.evening') }}
        </button>
      }
      <button hfButton="outlined" type="button" (click)="chosen.emit('tomorrow')">
        {{ t('check-in.snooze.tomorrow') }}
      </button>
    </div>
  `,
})
export class SnoozeChoice {
  readonly chosen = output<'evening' | 'tomorrow'>();
  private readonly clock = inject(Clock);

  protected hasEvening(): boolean {
    return new Date(this.clock.halfMinute()).getHours() < EVENING;
  }
}
