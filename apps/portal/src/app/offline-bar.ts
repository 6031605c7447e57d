import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Banner, Network } from '@holdfast/platform/portal';

/** Says that there is no network, and that nothing written is lost. */
@Component({
  selector: 'hf-offline-bar',
  imports: [TranslocoPipe, Banner],
  template: `
    <div role="status">
      @if (!network.isOnline()) {
        <hf-banner icon="offline">{{ 'shell.offline.bar' | transloco }}</hf-banner>
      }
    </div>
  `,
})
export class OfflineBar {
  protected readonly network = inject(Network);
}
