import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';

/** What a person is about to do with a parked job, and how that job is called. */
export interface JobQuestion {
  readonly deed: 'retry' | 'discard';
  readonly of: Readonly<Record<'queue' | 'at', string>>;
}

/** Asks before a parked job is tried again or discarded, and says what comes of it. */
@Component({
  selector: 'hf-job-sheet',
  imports: [TranslocoDirective, Button],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-job-title" tabindex="-1">{{ t('system.parked.' + question.deed + 'Title') }}</h2>
      <p class="hf-meta">{{ t('system.parked.of', question.of) }}</p>
      <p>{{ t('system.parked.' + question.deed + 'Why') }}</p>
      <div class="hf-row">
        <button [hfButton]="question.deed === 'retry' ? 'filled' : 'danger'" type="button" (click)="ref.close(true)">
          {{ t('system.parked.' + question.deed) }}
        </button>
        <button hfButton type="button" (click)="ref.close(false)">{{ t('platform.action.cancel') }}</button>
      </div>
    </div>
  `,
})
export class JobSheet {
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly question = inject<JobQuestion>(DIALOG_DATA);
}
