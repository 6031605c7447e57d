import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrailExport } from '@holdfast/audit/model';
import { Button, Icon } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { saveFile } from '../save-file';

/** Takes what the trail is narrowed to away as a file, after a fresh proof. */
@Component({
  selector: 'hf-trail-exports',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    <div class="hf-row" *transloco="let t">
      @for (format of formats; track format) {
        <button hfButton="outlined" type="button" [disabled]="isMaking()" (click)="take(format)">
          <hf-icon name="down" /> {{ t('trail.export.' + format) }}
        </button>
      }
      <span role="status">
        @if (isMaking()) {
          {{ t('trail.export.making') }}
        } @else if (failed(); as code) {
          {{ t(code === 'trail.too-long' ? 'trail.problem.trail.too-long' : 'trail.export.failed') }}
        }
      </span>
    </div>
  `,
})
export class TrailExports {
  readonly query = input.required<Omit<TrailExport, 'format'>>();
  protected readonly formats = ['csv', 'json'] as const;
  protected readonly isMaking = signal(false);
  protected readonly failed = signal('');
  private readonly http = inject(HttpClient);

  protected async take(format: TrailExport['format']): Promise<void> {
    if (this.isMaking()) return;
    this.isMaking.set(true);
    this.failed.set('');
    try {
      const asked = this.http.post('/api/clinic/trail/export', { ...this.query(), format }, { responseType: 'blob' });
      saveFile(`access-log.${format}`, await firstValueFrom(asked));
    } catch (failure) {
      this.failed.set((failure as { status?: number }).status === 422 ? 'trail.too-long' : 'failed');
    } finally {
      this.isMaking.set(false);
    }
  }
}
