import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorPanel, Waiting, problemOf } from '@holdfast/platform/portal';
import { categoriesOf, minimumOf, type PacketView } from '@holdfast/referral/model';
import { PacketContentView } from './packet-content';

/** What goes to a therapist when an attempt is sent, exactly as it goes, and what is left out of it. */
@Component({
  selector: 'hf-packet-going',
  imports: [TranslocoDirective, ErrorPanel, PacketContentView, Waiting],
  template: `
    <ng-container *transloco="let t">
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      } @else if (sent(); as sent) {
        @if (isEmpty()) {
          <p>{{ t('packet.empty') }}</p>
        } @else {
          <hf-packet-content [content]="sent" />
        }
        @for (one of leftOut(); track one) {
          <p class="hf-meta">{{ t('packet.notSent', { what: t('packet.section.' + one) }) }}</p>
        }
      } @else {
        <hf-waiting [lines]="[60, 90, 80]" />
      }
    </ng-container>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class PacketGoing {
  /** The address of the attempt. */
  readonly url = input.required<string>();
  protected readonly asked = httpResource<PacketView>(() => `${this.url()}/packet`);
  protected readonly sent = computed(() =>
    this.asked.hasValue() ? minimumOf(this.asked.value().content, this.asked.value().leftOut) : null,
  );
  protected readonly leftOut = computed(() => (this.asked.hasValue() ? this.asked.value().leftOut : []));
  protected readonly isEmpty = computed(() => {
    const sent = this.sent();
    return sent !== null && categoriesOf(sent).length === 0;
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
