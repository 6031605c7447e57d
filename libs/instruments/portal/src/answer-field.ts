import { Component, computed, input, output } from '@angular/core';
import type { AnswerValue, Instrument, InstrumentItem, InstrumentText } from '@holdfast/instruments/model';

/** Answers no longer than this, in characters, may stand side by side on a page for staff and in print. */
const SHORT = 26;

/** A number with no more steps than this is offered as steps to press. */
const MOST_STEPS = 11;

/** One way to answer, as the kind of the question wants it: choices, steps of a number, a number, or words. */
@Component({
  selector: 'hf-answer-field',
  templateUrl: './answer-field.html',
  styleUrl: './answer-field.css',
  host: { '(keydown)': 'press($event)', '(keyup)': 'release()', '(focusout)': 'release()' },
})
export class AnswerField {
  readonly instrument = input.required<Instrument>();
  readonly item = input.required<InstrumentItem>();
  readonly text = input.required<InstrumentText>();
  readonly value = input.required<AnswerValue | null>();
  /** The ids of the elements that ask the question. */
  readonly labelledBy = input.required<string>();
  /** The id of the element that says what is wrong; null while nothing is. */
  readonly describedBy = input<string | null>(null);
  /** The person chose this: a tap, a click or the space bar. */
  readonly chosen = output<AnswerValue>();
  /** The answer changed, but the person may still be on the way to another: arrow keys, or typing. */
  readonly changed = output<AnswerValue | null>();

  protected readonly name = computed(() => `hf-${this.instrument().id}-${this.item().id}`);
  protected readonly ends = computed(() => this.text().ends?.[this.item().id] ?? null);
  protected readonly choices = computed(() => {
    const { kind, choices, min = 0, max = 0 } = this.item();
    if (kind === 'choice') {
      const labels = this.text().choices[choices ?? ''] ?? {};
      const values = this.instrument().choiceSets[choices ?? ''] ?? [];
      return values.map(({ value }) => ({ value, label: labels[value] ?? '', end: '' }));
    }
    if (kind !== 'number' || max - min >= MOST_STEPS) return null;
    return Array.from({ length: max - min + 1 }, (_, index) => this.step(min + index, min, max));
  });

  protected readonly areShort = computed(() => this.choices()?.every(({ label }) => label.length <= SHORT) ?? false);

  // An arrow key selects the next radio button with a click of its own; that click is not yet an answer.
  private isMoving = false;

  protected press({ key }: KeyboardEvent): void {
    if (key.startsWith('Arrow')) this.isMoving = true;
  }

  protected release(): void {
    this.isMoving = false;
  }

  protected choose(value: number): void {
    if (this.isMoving) this.changed.emit(value);
    else this.chosen.emit(value);
  }

  protected type(event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    if (value.trim() === '') this.changed.emit(null);
    else this.changed.emit(this.item().kind === 'number' ? Number(value) : value);
  }

  private step(value: number, min: number, max: number): { value: number; label: string; end: string } {
    const ends = this.ends();
    const end = value === min ? ends?.low : value === max ? ends?.high : '';
    return { value, label: String(value), end: end ?? '' };
  }
}
