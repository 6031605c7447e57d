import { Component, type ElementRef, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type AnswerValue,
  type Answers,
  type Instrument,
  answerFault,
  answerTo,
  shownItems,
  textOf,
} from '@holdfast/instruments/model';
import { Button, Preference } from '@holdfast/platform/portal';
import { AnswerField } from './answer-field';

/** A whole instrument on one page: for staff who enter what came on paper or by phone, and for print. */
@Component({
  selector: 'hf-instrument-paper',
  imports: [TranslocoDirective, AnswerField, Button],
  templateUrl: './instrument-paper.html',
  styleUrl: './instrument-paper.css',
})
export class InstrumentPaper {
  readonly instrument = input.required<Instrument>();
  readonly language = input.required<'en' | 'es'>();
  /** What is known already. */
  readonly answers = input<Answers>({});
  /** Every question, also those that skip logic would leave out: for a form to be filled in by hand. */
  readonly whole = input(false);
  /** Valid answers to the questions that are asked; some may be open, after a warning. */
  readonly saved = output<Answers>();

  private readonly preference = inject(Preference);
  private readonly notes = viewChild<ElementRef<HTMLElement>>('notes');
  protected readonly worded = computed(() => textOf(this.instrument(), this.language()));
  protected readonly foreign = computed(() => {
    const { language } = this.worded();
    return language === this.preference.value().language ? null : language;
  });
  protected readonly entered = linkedSignal<Answers>(() => this.answers());
  private readonly asked = computed(() => shownItems(this.instrument(), this.entered()));
  protected readonly shown = computed(() => (this.whole() ? this.instrument().items : this.asked()));
  /** What the last press of the button found: questions left open, or answered in a way that cannot be. */
  protected readonly found = linkedSignal<Answers, { open: readonly number[]; faulty: readonly number[] } | null>({
    source: this.entered,
    computation: () => null,
  });

  protected valueOf(itemId: string): AnswerValue | null {
    return answerTo(this.entered(), itemId) ?? null;
  }

  protected enter(itemId: string, value: AnswerValue | null): void {
    const { [itemId]: _before, ...others } = this.entered();
    this.entered.set(value === null ? others : { ...others, [itemId]: value });
  }

  protected save(event: Event): void {
    event.preventDefault();
    const warned = this.found()?.open.length;
    const found = { open: this.numbersOf(this.isOpen), faulty: this.numbersOf(this.isFaulty) };
    if (found.faulty.length > 0 || (found.open.length > 0 && !warned)) {
      this.found.set(found);
      setTimeout(() => this.notes()?.nativeElement.focus());
      return;
    }
    const given = this.asked().flatMap(({ id }) => {
      const value = answerTo(this.entered(), id);
      return value === undefined ? [] : [[id, value] as const];
    });
    this.saved.emit(Object.fromEntries(given));
  }

  protected isNumberFaulty(at: number): boolean {
    return this.found()?.faulty.includes(at) ?? false;
  }

  private readonly isOpen = (item: Instrument['items'][number]): boolean =>
    this.asked().includes(item) && !item.optional && answerTo(this.entered(), item.id) === undefined;

  private readonly isFaulty = ({ id }: Instrument['items'][number]): boolean => {
    const value = answerTo(this.entered(), id);
    return value !== undefined && answerFault(this.instrument(), id, value) !== null;
  };

  private numbersOf(is: (item: Instrument['items'][number]) => boolean): readonly number[] {
    return this.shown().flatMap((item, index) => (is(item) ? [index + 1] : []));
  }
}
