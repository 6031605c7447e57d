import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Network, TimeWords } from '@holdfast/platform/portal';
import { UnsafeNow } from './unsafe-now';

/** What became of "I am not safe now", in plain words, and never more than is true. */
@Component({
  selector: 'hf-unsafe-answer',
  imports: [TranslocoDirective],
  template: `
    <div role="status" *transloco="let t">
      @switch (unsafe.state()) {
        @case ('told') {
          <p>
            {{ t('safety.unsafe.told', { at: at() }) }}
            @if (unsafe.answer()?.someoneReads === false) {
              <strong>{{ t('safety.unsafe.nobody') }}</strong>
            }
            @if (by(); as by) {
              {{ t('safety.unsafe.by', { by }) }}
            }
          </p>
          <p>{{ t('safety.unsafe.callToo') }}</p>
        }
        @case ('waiting') {
          <p>{{ t(network.isOnline() ? 'safety.unsafe.sending' : 'safety.unsafe.offline') }}</p>
          <p>{{ t('safety.unsafe.callToo') }}</p>
        }
        @case ('failed') {
          <p>{{ t('safety.unsafe.failed') }}</p>
        }
      }
    </div>
  `,
  styles: `
    p + p {
      margin-block-start: 0.5rem;
    }
  `,
})
export class UnsafeAnswerWords {
  protected readonly unsafe = inject(UnsafeNow);
  protected readonly network = inject(Network);
  private readonly time = inject(TimeWords);
  protected readonly at = computed(() => this.time.time(this.unsafe.heardAt()));
  protected readonly by = computed(() => {
    const by = this.unsafe.answer()?.contactBy;
    return by ? this.time.short(by) : '';
  });
}
