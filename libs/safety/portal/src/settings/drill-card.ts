import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  ErrorPanel,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { DrillList } from '@holdfast/safety/model';
import { firstValueFrom } from 'rxjs';
import { AlertStore } from '../alert/alert-store';

/** Drills: starts one, and shows how long each took to be told and to reach a person. */
@Component({
  selector: 'hf-drill-card',
  imports: [TranslocoDirective, Button, ErrorPanel, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="hf-drills" *transloco="let t">
      <h2 id="hf-drills">{{ t('alerts.settings.drills') }}</h2>
      <p class="hf-meta">{{ t('alerts.settings.drillsLead') }}</p>
      @if (canStart()) {
        <div>
          <button hfButton="tonal" type="button" [attr.aria-busy]="isStarting()" (click)="start()">
            {{ t('alerts.settings.start') }}
          </button>
        </div>
      }
      @if (trouble(); as failed) {
        <p role="alert">{{ problems.say(failed) }}</p>
      }
      @if (problem(); as failed) {
        <hf-error-panel [problem]="failed" (retry)="asked.reload()" />
      } @else if (!asked.hasValue()) {
        <hf-waiting />
      } @else {
        <ul aria-live="polite">
          @for (drill of asked.value().items; track drill.id) {
            <li>
              <p>
                <strong>
                  {{ t('alerts.settings.drill', { when: time.dayAndTime(drill.startedAt), who: drill.startedBy }) }}
                </strong>
              </p>
              <p class="hf-meta">
                @if (drill.secondsToTold !== null) {
                  {{ t('alerts.settings.toTold', { seconds: rounded(drill.secondsToTold) }) }} ·
                }
                @if (drill.secondsToPerson !== null) {
                  {{
                    t('alerts.settings.toPerson', {
                      who: drill.acknowledgedBy,
                      seconds: rounded(drill.secondsToPerson),
                    })
                  }}
                } @else {
                  {{ t('alerts.settings.running') }}
                }
              </p>
            </li>
          } @empty {
            <li>{{ t('alerts.settings.noDrills') }}</li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './settings-card.css',
})
export class DrillCard {
  readonly canStart = input(false);
  private readonly http = inject(HttpClient);
  private readonly store = inject(AlertStore);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly asked = httpResource<DrillList>(() => '/api/clinic/drills');
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isStarting = signal(false);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    this.store.changed.pipe(takeUntilDestroyed()).subscribe(() => this.asked.reload());
  }

  protected rounded(seconds: number): number {
    return Math.round(seconds);
  }

  protected async start(): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    this.trouble.set(null);
    try {
      await firstValueFrom(this.http.put(`/api/clinic/drills/${crypto.randomUUID()}`, {}));
      this.asked.reload();
      await this.store.refresh();
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isStarting.set(false);
    }
  }
}
