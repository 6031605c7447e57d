import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { SwUpdate } from '@angular/service-worker';
import { TranslocoPipe } from '@jsverse/transloco';
import { Banner, Button } from '@holdfast/platform/portal';

/** Says that a newer portal is ready. It asks and never reloads by itself, least of all while somebody writes. */
@Component({
  selector: 'hf-new-version-bar',
  imports: [TranslocoPipe, Banner, Button],
  template: `
    <div role="status">
      @if (isReady()) {
        <hf-banner icon="retry">
          {{ 'shell.version.ready' | transloco }}
          <button bannerAction hfButton="tonal" type="button" (click)="reload()">
            {{ 'shell.version.reload' | transloco }}
          </button>
          <button bannerAction hfButton type="button" (click)="isReady.set(false)">
            {{ 'shell.version.later' | transloco }}
          </button>
        </hf-banner>
      }
    </div>
  `,
})
export class NewVersionBar {
  protected readonly isReady = signal(false);

  constructor() {
    const updates = inject(SwUpdate);
    updates.versionUpdates.pipe(takeUntilDestroyed()).subscribe(({ type }) => {
      if (type === 'VERSION_READY') this.isReady.set(true);
    });
  }

  protected reload(): void {
    location.reload();
  }
}
