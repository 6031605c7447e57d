import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MessageHistory, MessageView } from '@holdfast/messaging/model';
import { Button, ErrorPanel, type Problem, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { ThreadApi } from '../thread-api';

/** Shows what a message said before it was changed. */
@Component({
  selector: 'hf-history-sheet',
  imports: [TranslocoDirective, Button, ErrorPanel, Waiting],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-history-title" tabindex="-1">{{ t('messaging.message.historyTitle') }}</h2>
      @if (history(); as items) {
        <ol class="hf-stack">
          @for (item of items; track item.until) {
            <li class="hf-card">
              <p class="words">{{ item.body ?? t('messaging.message.nothing') }}</p>
              <p class="hf-meta">
                {{ t('messaging.message.until', { time: time.short(item.until) }) }} · {{ item.by }}
              </p>
            </li>
          }
        </ol>
      } @else if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="load()" />
      } @else {
        <hf-waiting />
      }
      <div>
        <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.close') }}</button>
      </div>
    </div>
  `,
  styles: `
    .words {
      white-space: pre-wrap;
    }
  `,
})
export class HistorySheet {
  protected readonly dialog = inject(DialogRef);
  protected readonly time = inject(TimeWords);
  private readonly about = inject<{ message: MessageView; patientId: string }>(DIALOG_DATA);
  private readonly api = inject(ThreadApi);
  protected readonly history = signal<MessageHistory['items'] | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.history.set((await this.api.history(this.about.message, this.about.patientId)).items);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
