import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { Button, Preference, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

const KEPT_MS = 10_000;

/** Saves a paper on the reader's device in their language, under a name that names nobody. */
@Component({
  selector: 'hf-save-copy',
  imports: [Button],
  template: `
    <button hfButton="outlined" type="button" [attr.aria-busy]="isBusy()" (click)="save()"><ng-content /></button>
    @if (problem(); as one) {
      <span class="wrong" role="alert">{{ problems.say(one) }}</span>
    }
  `,
  styles: `
    @media (max-width: 599px) {
      button {
        min-height: 3rem;
      }
    }
    .wrong {
      color: var(--hf-error);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class SaveCopy {
  /** Where the paper is. */
  readonly url = input.required<string>();
  /** What the file is called, without its ending. */
  readonly name = input.required<string>();
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
      const params = { language: this.preference.value().language === 'es' ? 'es' : 'en' };
      const file = await firstValueFrom(this.http.get(this.url(), { params, responseType: 'blob' }));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `${this.name()}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
