import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FormList } from '@holdfast/check-in/model';
import type { Instrument } from '@holdfast/instruments/model';
import { InstrumentQuestion } from '@holdfast/instruments/portal';
import { Button, Clock, type Problem, ProblemWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import {
  type OwnForm,
  type OwnFormFault,
  type OwnQuestion,
  newQuestion,
  ownFormFault,
  ownInstrument,
  writtenForm,
} from './own-form';

/** Writes a clinic's own form question by question, with each question as the patient will see it. */
@Component({
  selector: 'hf-own-form-editor',
  imports: [TranslocoDirective, Button, InstrumentQuestion],
  templateUrl: './own-form-editor.html',
  styleUrl: './setting-card.css',
})
export class OwnFormEditor {
  readonly existing = input.required<Instrument | null>();
  readonly saved = output<FormList>();
  readonly closed = output();
  private readonly http = inject(HttpClient);
  private readonly clock = inject(Clock);
  protected readonly problems = inject(ProblemWords);
  protected readonly kinds: readonly OwnQuestion['kind'][] = ['choice', 'number', 'text'];
  protected readonly form = linkedSignal<OwnForm>(() => {
    const existing = this.existing();
    return existing ? writtenForm(existing) : { title: '', questions: [newQuestion([])] };
  });
  protected readonly fault = signal<OwnFormFault | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly isSaving = signal(false);
  /** Which question is shown as the patient sees it; null for none. */
  protected readonly shown = signal<number | null>(null);
  protected readonly instrument = computed(() => {
    const today = new Date(this.clock.now()).toISOString().slice(0, 10);
    return ownInstrument(this.form(), this.existing(), location.origin, today);
  });

  protected name(title: string): void {
    this.form.update((form) => ({ ...form, title }));
  }

  protected edit(index: number, part: Partial<OwnQuestion>): void {
    this.shown.set(null);
    this.form.update(({ title, questions }) => ({
      title,
      questions: questions.map((one, at) => (at === index ? { ...one, ...part } : one)),
    }));
  }

  protected add(): void {
    this.form.update(({ title, questions }) => ({ title, questions: [...questions, newQuestion(questions)] }));
  }

  protected remove(index: number): void {
    this.shown.set(null);
    this.form.update(({ title, questions }) => ({ title, questions: questions.filter((_, at) => at !== index) }));
  }

  /** Shows a question as the patient sees it, once the form holds together. */
  protected preview(index: number): void {
    this.fault.set(ownFormFault(this.form()));
    this.shown.set(this.fault() === null ? index : null);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.fault.set(ownFormFault(this.form()));
    if (this.fault() !== null || this.isSaving()) return;
    this.isSaving.set(true);
    this.trouble.set(null);
    try {
      const instrument = this.instrument();
      const url = `/api/clinic/forms/${instrument.id}/definition`;
      this.saved.emit(await firstValueFrom(this.http.put<FormList>(url, { instrument })));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isSaving.set(false);
    }
  }
}
