import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInView } from '@holdfast/check-in/model';

const A_MINUTE = 60;

/** About how many minutes a check-in takes, at least one. */
export function minutesOf({ secondsToAnswer }: Pick<CheckInView, 'secondsToAnswer'>): number {
  return Math.max(1, Math.round(secondsToAnswer / A_MINUTE));
}

/** How much a check-in asks: questions and minutes, in words. */
@Component({
  selector: 'hf-size-words',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      {{ t(checkIn().questions === 1 ? 'check-in.size.one' : 'check-in.size.many', { count: checkIn().questions }) }},
      {{ t(minutes() === 1 ? 'check-in.minutes.one' : 'check-in.minutes.many', { count: minutes() }) }}
    </ng-container>
  `,
})
export class SizeWords {
  readonly checkIn = input.required<Pick<CheckInView, 'questions' | 'secondsToAnswer'>>();
  protected readonly minutes = computed(() => minutesOf(this.checkIn()));
}
