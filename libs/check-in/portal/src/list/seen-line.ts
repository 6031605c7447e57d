import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInView } from '@holdfast/check-in/model';
import { TimeWords } from '@holdfast/platform/portal';

/** Says who has read a check-in and when, or that nobody has yet: an answer never falls into silence. */
@Component({
  selector: 'hf-seen-line',
  imports: [TranslocoDirective],
  template: `
    <p class="hf-quiet" *transloco="let t">
      @if (checkIn().seen; as seen) {
        {{ t(seen.name ? 'check-in.seen.by' : 'check-in.seen.team', { name: seen.name, when: when() }) }}
      } @else {
        {{ t('check-in.seen.notYet') }}
      }
    </p>
  `,
})
export class SeenLine {
  readonly checkIn = input.required<Pick<CheckInView, 'seen'>>();
  private readonly time = inject(TimeWords);
  protected readonly when = computed(() => this.time.dayNear(this.checkIn().seen?.at ?? 0));
}
