import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Preference, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { infusionUrl } from '../entry/infusion-outbox';

const KEPT_MS = 10_000;

/** Saves the record of an infusion on the reader's device as a paper in their language, under a name that names nobody. */
@Component({
  selector: 'hf-print-record',
  imports: [TranslocoDirective, Button],
  template: `
    <div class="hf-row" *transloco="let t">
      <button hfButton="outlined" type="button" [attr.aria-busy]="isBusy()" (click)="save()">
        {{ t('infusion.print') }}
      </button>
      @if (problem(); as one) {
        <span class="wrong" role="alert">{{ problems.say(one) }}</span>
      }
    </div>
  `,
  styles: `
    .wrong {
      color: var(--hf-error);
    }
  `,
})
export class PrintRecord {
  readonly patientId = input.required<string>();
  readonly infusionId = input.required<string>();
  /** ISO, of the infusion. */
  readonly day = input.required<string>();
  private readonly http = inject(HttpClient);
  private readonly preference = inject(Preference);
  protected readonly problems = inject(ProblemWords);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async save(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const url = `${infusionUrl(this.patientId(), this.infusionId())}/record.pdf`;
      const params = { language: this.preference.value().language };
      offer(await firstValueFrom(this.http.get(url, { params, responseType: 'blob' })), `infusion-${this.day()}.pdf`);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}

function offer(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
