import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CheckInView } from '@holdfast/check-in/model';
import { Button, Icon, type Problem, ProblemWords, Toast, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { FormChoice } from '../plan/form-choice';

/** Asks a patient something now, beside the plan. */
@Component({
  selector: 'hf-ask-page',
  imports: [RouterLink, TranslocoDirective, Button, FormChoice, Icon],
  template: `
    <form class="page hf-stack" (submit)="ask($event)" *transloco="let t">
      <a class="back" hfButton [routerLink]="['/patients', patientId(), 'course']">
        <hf-icon name="back" /> {{ t('check-in.course.edit.back') }}
      </a>
      <h2 tabindex="-1">{{ t('check-in.course.asking.title') }}</h2>
      <p>{{ t('check-in.course.asking.lead') }}</p>
      <hf-form-choice [chosen]="chosen()" (changed)="choose($event)" />
      @if (isEmpty()) {
        <p class="wrong" role="alert">{{ t('check-in.course.asking.choose') }}</p>
      }
      @if (problem(); as one) {
        <p class="wrong" role="alert">{{ problems.say(one) }}</p>
      }
      <div>
        <button hfButton="filled" type="submit" [attr.aria-busy]="isSending()">
          {{ t('check-in.course.asking.send') }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './course-page.css',
})
export class AskPage {
  readonly patientId = input.required<string>();
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly problems = inject(ProblemWords);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly isEmpty = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** Stays the same for the same forms, so that trying again cannot ask twice. */
  private checkInId = v7();

  protected choose(forms: readonly string[]): void {
    this.chosen.set(forms);
    this.checkInId = v7();
    this.isEmpty.set(false);
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.isEmpty.set(this.chosen().length === 0);
    if (this.isEmpty() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const url = `/api/patients/${this.patientId()}/check-ins/${this.checkInId}`;
      await firstValueFrom(this.http.put<CheckInView>(url, { forms: this.chosen() }));
      this.toast.say(this.transloco.translate('check-in.course.asking.asked'));
      await this.router.navigate(['/patients', this.patientId(), 'course']);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }
}
