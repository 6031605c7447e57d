import { Component, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ParkedJobView } from '@holdfast/operation/model';
import { Access, Button, ProblemWords, Sheet, TimeWords, Toast } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { type JobQuestion, JobSheet } from './job-sheet';
import { SystemStore } from './system-store';

/** The clinic's jobs that nobody tries any more: each can be tried again or discarded, once a person says so. */
@Component({
  selector: 'hf-parked-card',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="parked-title" *transloco="let t">
      <h2 id="parked-title">{{ t('system.parked.title') }}</h2>
      @if (store.refused(); as refused) {
        @if (refused.at === 'job') {
          <p class="hf-refusal" role="alert">{{ problems.say(refused.problem) }}</p>
        }
      }
      @if (store.view(); as view) {
        @if (view.parked.length === 0) {
          <p class="hf-quiet">{{ t('system.parked.none') }}</p>
        }
        <ul>
          @for (job of view.parked; track job.id) {
            <li>
              <p class="what">{{ job.queue }}</p>
              <p class="hf-meta">
                {{ t('system.parked.line', { at: time.short(job.failedAt ?? job.createdAt), tries: job.tries }) }}
              </p>
              <p class="hf-meta">
                {{ job.error ? t('system.parked.error', { error: job.error }) : t('system.parked.noError') }}
              </p>
              @if (mayMend) {
                <div class="hf-row">
                  @for (deed of deeds; track deed) {
                    <button
                      [hfButton]="deed === 'retry' ? 'tonal' : 'danger'"
                      type="button"
                      [attr.aria-label]="
                        t('system.parked.' + deed) +
                        ': ' +
                        t('system.parked.of', {
                          queue: job.queue,
                          at: time.short(job.failedAt ?? job.createdAt),
                        })
                      "
                      (click)="ask(deed, job)"
                    >
                      {{ t('system.parked.' + deed) }}
                    </button>
                  }
                </div>
              }
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './system-card.css',
})
export class ParkedCard {
  protected readonly store = inject(SystemStore);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly mayMend = inject(Access).may('system.operate');
  protected readonly deeds = ['retry', 'discard'] as const;
  private readonly sheet = inject(Sheet);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);

  protected async ask(deed: JobQuestion['deed'], job: ParkedJobView): Promise<void> {
    const of = { queue: job.queue, at: this.time.short(job.failedAt ?? job.createdAt) };
    const opened = this.sheet.open<boolean, JobSheet, JobQuestion>(JobSheet, 'hf-job-title', { deed, of });
    if ((await firstValueFrom(opened.closed)) !== true) return;
    const isDone = await (deed === 'retry' ? this.store.retry(job.id) : this.store.discard(job.id));
    if (isDone) this.toast.say(this.transloco.translate(`system.parked.${deed === 'retry' ? 'retried' : 'discarded'}`));
  }
}
