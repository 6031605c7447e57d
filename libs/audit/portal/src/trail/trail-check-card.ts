import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrailCheck } from '@holdfast/audit/model';
import { Button, ErrorPanel, Icon, type Problem, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Checks the clinic's log when somebody asks, and says what it found. */
@Component({
  selector: 'hf-trail-check-card',
  imports: [TranslocoDirective, Button, ErrorPanel, Icon],
  template: `
    <div class="hf-stack" *transloco="let t">
      <p>
        <button hfButton="tonal" type="button" [disabled]="isChecking()" (click)="check()">
          <hf-icon name="check" /> {{ t(isChecking() ? 'trail.check.doing' : 'trail.check.do') }}
        </button>
      </p>
      <div role="status">
        @if (found(); as one) {
          <div class="hf-card">
            @if (one.flaws.length === 0) {
              <p>{{ t('trail.check.sound', { size: one.size, checkpoints: one.checkpoints }) }}</p>
            } @else {
              <p class="bad">
                <hf-icon name="alert" />
                {{ t('trail.check.flawed', { place: one.flaws[0]?.position ?? t('trail.check.nowhere') }) }}
              </p>
              <ul>
                @for (flaw of one.flaws; track $index) {
                  <li>
                    {{ t('trail.flaw.' + flaw.kind) }}{{ flaw.position === null ? '' : ': ' + flaw.position }}
                    @if (flaw.entryId) {
                      <code>{{ flaw.entryId }}</code>
                    }
                  </li>
                }
              </ul>
            }
            <p class="hf-meta">{{ t(one.isOutside ? 'trail.check.apart' : 'trail.check.alone') }}</p>
            @if (one.entriesFrom > 0) {
              <p class="hf-meta">{{ t('trail.check.older', { place: one.entriesFrom }) }}</p>
            }
          </div>
        }
      </div>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="check()" />
      }
    </div>
  `,
  styles: `
    p {
      margin: 0;
    }
    .bad {
      color: var(--hf-error);
      font: var(--hf-label);
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class TrailCheckCard {
  private readonly http = inject(HttpClient);
  protected readonly found = signal<TrailCheck | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isChecking = signal(false);

  protected async check(): Promise<void> {
    this.isChecking.set(true);
    this.problem.set(null);
    try {
      this.found.set(await firstValueFrom(this.http.post<TrailCheck>('/api/clinic/trail/check', {})));
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isChecking.set(false);
    }
  }
}
