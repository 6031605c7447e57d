import { type Answers, type Instrument, shownItems } from '@holdfast/instruments/model';

/** One question of a check-in, in the order asked. */
export interface Question {
  readonly instrument: Instrument;
  readonly item: Instrument['items'][number];
  readonly linkId: string;
}

/** Names an answer by form and item. */
export function linkIdOf(form: string, item: string): string {
  return `${form}.${item}`;
}

/** The form and item of a link id. */
export function partsOf(linkId: string): { form: string; item: string } {
  const [form = '', item = ''] = linkId.split('.');
  return { form, item };
}

/** The answer that says a person would rather not answer a question of a screen; some screens count it. */
export const REFUSED = 'refused';

/** The answers to one form, by item, out of all answers by link id, without refusals. */
export function answersOf(form: string, answers: ReadonlyMap<string, number | string>): Answers {
  const own = [...answers].filter(([linkId, value]) => partsOf(linkId).form === form && value !== REFUSED);
  return Object.fromEntries(own.map(([linkId, value]) => [partsOf(linkId).item, value]));
}

/** The items of one form that the person would rather not answer. */
export function refusedIn(form: string, answers: ReadonlyMap<string, number | string>): string[] {
  const own = [...answers].filter(([linkId, value]) => partsOf(linkId).form === form && value === REFUSED);
  return own.map(([linkId]) => partsOf(linkId).item);
}

/**
 * The questions of a check-in in the order asked. Where an answer asked for the suicide screen, its questions come
 * directly after that answer, before anything else.
 *
 * @param screen the suicide screen, where it is to be asked and is not one of the forms already
 * @param after  link id of the answer that asked for it
 */
export function questionsOf(
  instruments: readonly Instrument[],
  answers: ReadonlyMap<string, number | string>,
  screen: Instrument | null,
  after: string | null,
): Question[] {
  const asked = instruments.flatMap((one) => questionsIn(one, answers));
  if (!screen || instruments.some(({ id }) => id === screen.id)) return asked;
  const place = asked.findIndex(({ linkId }) => linkId === after);
  const at = place < 0 ? asked.length : place + 1;
  return [...asked.slice(0, at), ...questionsIn(screen, answers), ...asked.slice(at)];
}

/** The questions that still need an answer before a check-in is complete. */
export function openQuestions(
  questions: readonly Question[],
  answers: ReadonlyMap<string, number | string>,
): Question[] {
  return questions.filter(({ item, linkId }) => !item.optional && !answers.has(linkId));
}

function questionsIn(instrument: Instrument, answers: ReadonlyMap<string, number | string>): Question[] {
  return shownItems(instrument, answersOf(instrument.id, answers), refusedIn(instrument.id, answers)).map((item) => ({
    instrument,
    item,
    linkId: linkIdOf(instrument.id, item.id),
  }));
}
