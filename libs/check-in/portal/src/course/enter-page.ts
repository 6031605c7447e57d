import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInSheet, CheckInView, EnterAnswers } from '@holdfast/check-in/model';
import type { Answers, Instrument } from '@holdfast/instruments/model';
import { InstrumentPaper } from '@holdfast/instruments/portal';
import { Button, Clock, Icon, Preference, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { FormChoice } from '../plan/form-choice';
import { FormWords } from '../plan/form-words';

type GivenForm = EnterAnswers['forms'][number];

/** Takes down what a patient answered on paper or over the phone, form after form, and sends it all at once. */
@Component({
  selector: 'hf-enter-page',
  imports: [RouterLink, TranslocoDirective, Button, FormChoice, Icon, InstrumentPaper],
  templateUrl: './enter-page.html',
  styleUrl: './course-page.css',
})
export class EnterPage {
  readonly patientId = input.required<string>();
  /** The waiting check-in that the answers belong to; without it one is made for them. */
  readonly checkIn = input<string>();
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly forms = inject(FormWords);
  private readonly preference = inject(Preference);
  protected readonly problems = inject(ProblemWords);
  private readonly sheet = httpResource<CheckInSheet>(() => {
    const id = this.checkIn();
    return id ? `/api/patients/${this.patientId()}/check-ins/${id}` : undefined;
  });
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly mode = signal<EnterAnswers['mode']>('paper');
  protected readonly takenAt = signal(localMinute(this.clock.now()));
  /** Which of the chosen forms is being entered; null while they are being chosen. */
  protected readonly at = signal<number | null>(null);
  protected readonly given = signal<readonly GivenForm[]>([]);
  protected readonly fault = signal<'choose' | 'future' | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isSending = signal(false);
  protected readonly language = computed(() => this.preference.value().language);
  protected readonly instrument = computed<Instrument | null>(() => {
    const id = this.chosen()[this.at() ?? -1];
    return this.forms.all().find(({ instrument }) => instrument.id === id)?.instrument ?? null;
  });
  private readonly newId = v7();

  constructor() {
    effect(() => {
      const forms = this.sheet.hasValue() ? this.sheet.value().forms.map(({ id }) => id) : null;
      if (forms) untracked(() => this.chosen().length === 0 && this.chosen.set(forms));
    });
  }

  protected begin(event: Event): void {
    event.preventDefault();
    const isFuture = !(Date.parse(this.takenAt()) <= this.clock.now());
    this.fault.set(this.chosen().length === 0 ? 'choose' : isFuture ? 'future' : null);
    if (this.fault() === null) this.at.set(0);
  }

  protected again(): void {
    this.at.set(null);
    this.given.set([]);
    this.problem.set(null);
  }

  protected async take({ id, version }: Instrument, answers: Answers): Promise<void> {
    const others = this.given().filter((one) => one.id !== id);
    this.given.set([...others, { id, version, answers }]);
    const next = (this.at() ?? 0) + 1;
    if (next < this.chosen().length) this.at.set(next);
    else await this.send();
  }

  /** @param apart whether it goes into a check-in of its own, beside what the patient answered otherwise */
  protected async send(apart = false): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const id = apart ? this.newId : (this.checkIn() ?? this.newId);
    try {
      const url = `/api/patients/${this.patientId()}/check-ins/${id}/entry`;
      const takenAt = new Date(this.takenAt()).toISOString();
      await firstValueFrom(this.http.put<CheckInView>(url, { mode: this.mode(), takenAt, forms: this.given() }));
      await this.router.navigate(['/patients', this.patientId(), 'check-ins', id]);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }
}

/** An instant as a field for date and time has it, in this browser's zone. */
function localMinute(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone).toISOString().slice(0, 16);
}
