import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, Network } from '@holdfast/platform/portal';
import { MessageOutbox, type PendingMessage } from '../message-outbox';
import { LinkedText } from './linked-text';

/** A message that has not arrived yet: it says so, and offers what can be done about it. */
@Component({
  selector: 'hf-pending-bubble',
  imports: [TranslocoDirective, Button, Icon, LinkedText],
  template: `
    <ng-container *transloco="let t">
      <div class="bubble"><hf-linked-text [text]="pending().body" /></div>
      <p class="foot" role="status" [class.failed]="pending().state === 'failed'">
        <hf-icon [name]="pending().state === 'failed' ? 'alert' : 'clock'" />
        {{ t('messaging.message.' + state()) }}
      </p>
      @if (pending().state === 'failed') {
        <div class="hf-row">
          <button hfButton="tonal" type="button" (click)="outbox.retry(pending().id)">
            <hf-icon name="retry" /> {{ t('messaging.message.retry') }}
          </button>
          <button hfButton type="button" (click)="clipboard.copy(pending().body)">
            {{ t('messaging.message.copy') }}
          </button>
          <button hfButton type="button" (click)="outbox.remove(pending().id)">
            {{ t('messaging.message.remove') }}
          </button>
        </div>
      }
    </ng-container>
  `,
  styleUrl: './message-bubble.css',
  styles: `
    .bubble {
      opacity: 0.85;
      max-width: min(100%, 38rem);
    }
    .foot.failed {
      color: var(--hf-error);
      font-weight: 650;
    }
  `,
  host: { class: 'ours' },
})
export class PendingBubble {
  readonly pending = input.required<PendingMessage>();
  protected readonly outbox = inject(MessageOutbox);
  protected readonly clipboard = inject(Clipboard);
  private readonly network = inject(Network);
  protected readonly state = computed(() => {
    const { state } = this.pending();
    if (state !== 'waiting') return state;
    return this.network.isOnline() ? 'sending' : 'queued';
  });
}
