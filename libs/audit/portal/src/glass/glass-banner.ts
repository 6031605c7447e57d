import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { GlassState } from '@holdfast/audit/model';
import { Banner, Button, TimeWords } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Above a chart that stands open in an emergency: until when, and the way to close it. */
@Component({
  selector: 'hf-glass-banner',
  imports: [TranslocoDirective, Banner, Button],
  template: `
    <ng-container *transloco="let t">
      @if (open(); as one) {
        <hf-banner icon="alert" tone="support">
          {{ t('glass.running', { at: time.time(one.endsAt) }) }}
          <button bannerAction hfButton="outlined" type="button" (click)="end()">{{ t('glass.end') }}</button>
        </hf-banner>
      }
    </ng-container>
  `,
})
export class GlassBanner {
  readonly patientId = input.required<string>();
  readonly closed = output();
  private readonly http = inject(HttpClient);
  protected readonly time = inject(TimeWords);
  private readonly asked = httpResource<GlassState>(() => `/api/patients/${this.patientId()}/break-glass`);
  protected readonly open = computed(() => (this.asked.hasValue() ? this.asked.value().open : null));

  protected async end(): Promise<void> {
    // Where it ended by itself meanwhile, it is closed all the same.
    await firstValueFrom(this.http.delete(`/api/patients/${this.patientId()}/break-glass`)).catch(() => undefined);
    this.closed.emit();
  }
}
