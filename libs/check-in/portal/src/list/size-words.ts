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
      {{ t('check-in.size.' + kind(), { count: checkIn().questions, most: checkIn().questions + further() }) }},
      {{ t(minutes() === 1 ? 'check-in.minutes.one' : 'check-in.minutes.many', { count: minutes() }) }}
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-block;
    }
    :host::first-letter {
      text-transform: uppercase;
    }
  `,
})
export class SizeWords {
  readonly checkIn = input.required<Pick<CheckInView, 'questions' | 'secondsToAnswer'> & Partial<CheckInView>>();
  // A list that this device kept from an earlier release does not say it.
  protected readonly further = computed(() => this.checkIn().furtherQuestions ?? 0);
  protected readonly kind = computed(() => {
    if (this.further() > 1) return 'about';
    if (this.further() === 1) return 'oneMore';
    return this.checkIn().questions === 1 ? 'one' : 'many';
  });
  protected readonly minutes = computed(() => minutesOf(this.checkIn()));
}
