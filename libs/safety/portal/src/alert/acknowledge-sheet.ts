import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field } from '@holdfast/platform/portal';
import type { AlertSummary } from '@holdfast/safety/model';
import { AlertWords } from './alert-words';

/** What a person adds when they acknowledge an alert; null for no words. */
export interface Acknowledgement {
  readonly note: string | null;
}

/** Asks what the person does now; pressing Enter with nothing written is enough. */
@Component({
  selector: 'hf-acknowledge-sheet',
  imports: [TranslocoDirective, Button, Field],
  template: `
    <form class="hf-stack" *transloco="let t" (submit)="send($event, note.value)">
      <h2 id="hf-acknowledge-title" tabindex="-1">{{ t('alerts.act.acknowledgeTitle') }}</h2>
      <p>
        <strong>{{ alert.patientName }}</strong> {{ words.why(alert) }}
      </p>
      <hf-field for="hf-acknowledge-note" [label]="t('alerts.act.note')">
        <textarea #note id="hf-acknowledge-note" class="hf-input" rows="2" maxlength="2000"></textarea>
      </hf-field>
      <div class="hf-row">
        <button hfButton="filled" type="submit">{{ t('alerts.act.acknowledge') }}</button>
        <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.cancel') }}</button>
      </div>
    </form>
  `,
})
export class AcknowledgeSheet {
  protected readonly alert = inject<AlertSummary>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Acknowledgement>>(DialogRef);
  protected readonly words = inject(AlertWords);

  protected send(event: Event, note: string): void {
    event.preventDefault();
    this.dialog.close({ note: note.trim() || null });
  }
}
