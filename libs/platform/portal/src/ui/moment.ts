import { Component, computed, inject, input } from '@angular/core';
import { TimeWords } from '../time/time-words';

/** An instant in the reader's zone and language, with the exact one for machines. */
@Component({
  selector: 'hf-moment',
  template: `<time [attr.datetime]="at()">{{ words() }}</time>`,
  styles: `
    time {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Moment {
  /** ISO 8601 instant. */
  readonly at = input.required<string>();
  readonly as = input<'time' | 'short' | 'day'>('short');
  private readonly time = inject(TimeWords);
  protected readonly words = computed(() => {
    const at = this.at();
    if (this.as() === 'time') return this.time.time(at);
    return this.as() === 'day' ? this.time.dayNear(at) : this.time.short(at);
  });
}
