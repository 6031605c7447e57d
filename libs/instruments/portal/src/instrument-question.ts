import {
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type AnswerValue, type Instrument, answerFault, stemOf, textOf } from '@holdfast/instruments/model';
import { Button, Icon, Preference, Shortcuts } from '@holdfast/platform/portal';
import { AnswerField } from './answer-field';

/** How far a person has come: the question they are at, from 1, and how many there are. */
export interface QuestionProgress {
  readonly at: number;
  readonly of: number;
  /** How much of the bar is filled, 0 to 1; `at` of `of` when left out. */
  readonly share?: number;
}

/**
 * One question on one screen, in the instrument's own words, without scores or colours. It says what was answered and
 * where the person wants to go; going there, and saving, is up to the page. What the page puts inside stands under the
 * answers; what it marks `hfHead` stands beside the progress.
 */
@Component({
  selector: 'hf-instrument-question',
  imports: [TranslocoDirective, AnswerField, Button, Icon],
  templateUrl: './instrument-question.html',
  styleUrl: './instrument-question.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class InstrumentQuestion {
  readonly instrument = input.required<Instrument>();
  /** The id of the question. */
  readonly item = input.required<string>();
  readonly language = input.required<'en' | 'es'>();
  readonly value = input<AnswerValue | null | undefined>(null);
  readonly progress = input.required<QuestionProgress>();
  /** A valid answer, given on purpose; also when it is the same again. */
  readonly answered = output<AnswerValue>();
  /** The person goes on with what was answered before, or leaves open what may stay open. */
  readonly next = output();
  readonly back = output();

  private readonly shortcuts = inject(Shortcuts);
  private readonly preference = inject(Preference);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly asked = computed(() => this.instrument().items.find(({ id }) => id === this.item())!);
  protected readonly worded = computed(() => textOf(this.instrument(), this.language()));
  /** The language of the questions, where it is not that of the page. */
  protected readonly foreign = computed(() => {
    const { language } = this.worded();
    return language === this.preference.value().language ? null : language;
  });
  protected readonly pinned = computed(() => {
    const { text } = this.worded();
    return stemOf(this.instrument(), this.asked(), text) ?? (text.stem === null ? text.instruction : null);
  });
  protected readonly held = linkedSignal<{ item: string; value: AnswerValue | null }, AnswerValue | null>({
    source: () => ({ item: this.item(), value: this.value() ?? null }),
    computation: ({ value }) => value,
  });
  protected readonly fault = linkedSignal({
    source: this.item,
    computation: (): 'choose' | 'number' | 'text' | null => null,
  });
  protected readonly hasKeys = this.shortcuts.isOn;
  private readonly focusedFor = signal<string | null>(null);

  constructor() {
    afterRenderEffect(() => {
      const item = this.item();
      if (this.focusedFor() === item) return;
      this.focusedFor.set(item);
      this.heading().nativeElement.focus();
    });
  }

  protected hold(value: AnswerValue | null): void {
    this.held.set(value);
    this.fault.set(null);
  }

  protected answer(value: AnswerValue): void {
    this.hold(value);
    this.answered.emit(value);
  }

  protected goOn(event?: Event): void {
    event?.preventDefault();
    const value = this.held();
    const { id, kind, optional } = this.asked();
    if (value === null && optional) this.next.emit();
    else if (value === null || answerFault(this.instrument(), id, value) !== null)
      this.fault.set(kind === 'choice' ? 'choose' : kind);
    else if (value === this.value()) this.next.emit();
    else this.answered.emit(value);
  }

  protected press(event: KeyboardEvent): void {
    if (!this.hasKeys() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isFree(event)) return;
    if (event.key === 'ArrowLeft') this.back.emit();
    else if (event.key === 'ArrowRight') {
      if (this.held() !== null || this.asked().optional) this.goOn();
    } else if (event.key === 'Enter' && event.target === this.heading().nativeElement) this.goOn();
    else if (/^\d$/.test(event.key) && answerFault(this.instrument(), this.item(), Number(event.key)) === null)
      this.answer(Number(event.key));
    else return;
    event.preventDefault();
  }
}

/** Whether a key is free for the question: nobody is typing, and no dialog lies over it. */
function isFree(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.isComposing || !(target instanceof Element)) return false;
  return !target.closest('[role=dialog], input:not([type=radio]), textarea, select, [contenteditable]');
}
