import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TimeWords } from '@holdfast/platform/portal';
import type { PacketProvenance } from '@holdfast/referral/model';

/** For staff: who gathered, wrote, sent and opened a packet, and when; with the fingerprints that prove it. */
@Component({
  selector: 'hf-packet-trail',
  imports: [TranslocoDirective],
  template: `
    <ol *transloco="let t">
      @for (one of provenance().items; track $index) {
        <li>
          {{ t('packet.trail.' + (one.isRefused ? 'refused' : one.activity)) }}
          <span class="hf-meta">
            · {{ one.agent.by === 'timer' ? t('packet.trail.itself') : one.agent.name }} ·
            {{ time.dayAndTime(one.recorded) }}
            @if (one.release; as release) {
              <br />{{ t('packet.trail.release', release) }}
            }
            @if (one.sha256; as hash) {
              <br />{{ t('packet.proof', { hash }) }}
            }
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding-inline-start: 1.25rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class PacketTrail {
  readonly provenance = input.required<PacketProvenance>();
  protected readonly time = inject(TimeWords);
}
