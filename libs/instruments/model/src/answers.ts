import type { Instrument, InstrumentItem } from './instrument.contract';

/** What was answered: the value of a choice, a whole number, or words. */
export type AnswerValue = number | string;

/** What was answered so far, by the id of the question. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** Why an answer cannot be taken. */
export type AnswerFault = 'unknown-item' | 'not-shown' | 'wrong-kind' | 'out-of-range';

/** The answer to one question, or undefined; names that only the prototype knows are no answers. */
export function answerTo(answers: Answers, itemId: string): AnswerValue | undefined {
  return Object.hasOwn(answers, itemId) ? answers[itemId] : undefined;
}

/**
 * The questions to ask, given what was answered: skip logic leaves the others out.
 *
 * @param refused questions that the person would rather not answer; a few instruments ask on because of it
 */
export function shownItems(
  instrument: Instrument,
  answers: Answers,
  refused: readonly string[] = [],
): Instrument['items'] {
  const shown = new Set<string>();
  return instrument.items.filter((item) => {
    if (!calledFor(item.showIf, answers, refused, shown)) return false;
    shown.add(item.id);
    return true;
  });
}

function calledFor(
  showIf: InstrumentItem['showIf'],
  answers: Answers,
  refused: readonly string[],
  shown: ReadonlySet<string>,
): boolean {
  if (!showIf) return true;
  const deciding = [showIf.item, ...(showIf.orItems ?? [])].filter((id) => shown.has(id));
  return deciding.some((id) => {
    if (showIf.orRefused && refused.includes(id)) return true;
    const value = answerTo(answers, id);
    if (typeof value !== 'number') return false;
    if (showIf.equals !== undefined) return value === showIf.equals;
    return showIf.atLeast !== undefined && value >= showIf.atLeast;
  });
}

/**
 * Why this value cannot be the answer to this question; null when it can.
 *
 * @param answers what was answered so far; with it, a question that is not asked takes no answer
 */
export function answerFault(
  instrument: Instrument,
  itemId: string,
  value: unknown,
  answers?: Answers,
): AnswerFault | null {
  const item = instrument.items.find(({ id }) => id === itemId);
  if (!item) return 'unknown-item';
  if (answers && !shownItems(instrument, answers).includes(item)) return 'not-shown';
  if (item.kind === 'text') {
    if (typeof value !== 'string') return 'wrong-kind';
    return value.trim() === '' || value.length > (item.maxLength ?? 0) ? 'out-of-range' : null;
  }
  if (typeof value !== 'number') return 'wrong-kind';
  return possibleValue(instrument, item, value) ? null : 'out-of-range';
}

function possibleValue(instrument: Instrument, item: InstrumentItem, value: number): boolean {
  if (item.kind === 'choice') return valuesOf(instrument, item).includes(value);
  return Number.isInteger(value) && value >= (item.min ?? Infinity) && value <= (item.max ?? -Infinity);
}

/** The values of a choice, in the order in which they are offered; the two ends of a number; none for words. */
export function valuesOf(instrument: Instrument, item: InstrumentItem): readonly number[] {
  if (item.kind === 'number') return [item.min, item.max].filter((end) => end !== undefined);
  if (item.kind === 'text' || item.choices === null) return [];
  return (instrument.choiceSets[item.choices] ?? []).map(({ value }) => value);
}
