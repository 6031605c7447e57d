import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Field, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import type { AlertDetail } from '@holdfast/safety/model';
import { AlertApi } from '../alert/alert-api';

/** Where a second person agrees that an alert can be closed, or sends it back with the reason. */
@Component({
  selector: 'hf-second-form',
  imports: [TranslocoDirective, Button, Field],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="hf-second" *transloco="let t">
      <h2 id="hf-second">{{ t('alerts.second.title') }}</h2>
      @if (isOwn()) {
        <p>{{ t('alerts.second.own') }}</p>
      } @else {
        <p>{{ t('alerts.second.lead') }}</p>
        <hf-field
          for="hf-second-note"
          [label]="t('alerts.second.note')"
          [error]="isNoteMissing() ? t('alerts.second.gap') : ''"
        >
          <textarea
            #note
            id="hf-second-note"
            class="hf-input"
            rows="2"
            maxlength="2000"
            [attr.aria-invalid]="isNoteMissing()"
          ></textarea>
        </hf-field>
        @if (problem(); as failed) {
          <p role="alert">{{ problems.say(failed) }}</p>
        }
        <div class="hf-row">
          <button hfButton="filled" type="button" (click)="sign(true, note.value)">
            {{ t('alerts.second.agree') }}
          </button>
          <button hfButton="outlined" type="button" (click)="sign(false, note.value)">
            {{ t('alerts.second.refuse') }}
          </button>
        </div>
      }
    </section>
  `,
})
export class SecondForm {
  readonly alert = input.required<AlertDetail>();
  /** Whether the person at the screen wrote the record. */
  readonly isOwn = input(false);
  readonly signed = output<AlertDetail>();
  readonly stale = output();
  private readonly api = inject(AlertApi);
  protected readonly problems = inject(ProblemWords);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isNoteMissing = signal(false);

  protected async sign(agree: boolean, text: string): Promise<void> {
    const { id, patientId, version } = this.alert();
    const note = text.trim() || null;
    this.isNoteMissing.set(!agree && note === null);
    if (this.isNoteMissing() || !patientId) return;
    this.problem.set(null);
    try {
      this.signed.emit(await this.api.second({ patientId, id }, { version, agree, note }));
    } catch (failure) {
      const problem = problemOf(failure);
      this.problem.set(problem);
      if (problem.status === 409) this.stale.emit();
    }
  }
}
