import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Network } from '@holdfast/platform/portal';
import { AnswerStore } from '../answering/answer-store';

/** Says where the answers are: here until there is a network, or with the clinic. */
@Component({
  selector: 'hf-sending-line',
  imports: [TranslocoDirective],
  template: `
    <p class="hf-meta" role="status" *transloco="let t">
      @if (state(); as state) {
        {{ t('check-in.sending.' + state, { count: store.waiting().length }) }}
      }
    </p>
  `,
})
export class SendingLine {
  protected readonly store = inject(AnswerStore);
  private readonly network = inject(Network);
  protected readonly state = computed(() => {
    if (this.store.waiting().length === 0) return null;
    if (!this.network.isOnline()) return 'offline';
    return this.store.isStuck() ? 'stuck' : null;
  });
}
