import type { Instrument } from '@holdfast/instruments/model';

/** One question of a clinic's own form while it is being written. */
export interface OwnQuestion {
  readonly id: string;
  readonly words: string;
  readonly kind: 'choice' | 'number' | 'text';
  /** The choices of a choice, one a line. */
  readonly choices: string;
  readonly min: number;
  readonly max: number;
}

/** A clinic's own form while it is being written. */
export interface OwnForm {
  readonly title: string;
  readonly questions: readonly OwnQuestion[];
}

/** What is wrong with a form that is being written. */
export type OwnFormFault = 'title' | 'question' | 'choices' | 'range';

const SECONDS_EACH = 8;
const LONGEST_TEXT = 1000;

/** A question as it begins, under an identifier that none of the others has. */
export function newQuestion(taken: readonly OwnQuestion[]): OwnQuestion {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(`q${number}`)) number += 1;
  return { id: `q${number}`, words: '', kind: 'choice', choices: '', min: 0, max: 10 };
}

/** Why a form cannot be saved yet; null where it can. */
export function ownFormFault({ title, questions }: OwnForm): OwnFormFault | null {
  if (slugOf(title) === '') return 'title';
  if (questions.length === 0 || questions.some(({ words }) => words.trim() === '')) return 'question';
  const isThin = questions.some(({ kind, choices }) => {
    const lines = linesOf(choices);
    return kind === 'choice' && (lines.length < 2 || new Set(lines).size < lines.length);
  });
  if (isThin) return 'choices';
  const isWrong = questions.some(
    ({ kind, min, max }) => kind === 'number' && !(Number.isInteger(min) && Number.isInteger(max) && min < max),
  );
  return isWrong ? 'range' : null;
}

/**
 * A clinic's own form as an instrument: it asks and scores nothing.
 *
 * @param origin where this clinic's portal is, as the source of the form's licence
 * @param day    the day on which it is written, `YYYY-MM-DD`
 */
export function ownInstrument(form: OwnForm, existing: Instrument | null, origin: string, day: string): Instrument {
  const choosing = form.questions.filter(({ kind }) => kind === 'choice');
  return {
    id: existing?.id ?? slugOf(form.title),
    version: (existing?.version ?? 0) + 1,
    kind: 'custom',
    fullSet: false,
    availability: 'optional',
    licence: { status: 'public-domain', notice: null, sourceUrl: origin, checkedOn: day },
    source: 'The clinic itself',
    evidence: 'D',
    approved: 'pending',
    recallDays: null,
    secondsToAnswer: form.questions.length * SECONDS_EACH,
    codes: { system: 'local', panel: null, total: null },
    items: form.questions.map(({ id, kind, min, max }) => ({
      ...{ id, code: null, kind, choices: kind === 'choice' ? id : null },
      ...(kind === 'number' ? { min, max } : {}),
      ...(kind === 'text' ? { maxLength: LONGEST_TEXT } : {}),
      ...{ scored: false, optional: false, showIf: null },
    })),
    choiceSets: Object.fromEntries(
      choosing.map(({ id, choices }) => [id, linesOf(choices).map((_, value) => ({ value, code: null }))]),
    ),
    scoring: null,
    safetyItems: [],
    texts: { en: wordsOf(form) },
    examples: [],
  };
}

/** A clinic's own form as it is written, from the instrument it became. */
export function writtenForm({ items, texts: { en } }: Instrument): OwnForm {
  return {
    title: en.title,
    questions: items.map(({ id, kind, choices, min = 0, max = 10 }) => ({
      ...{ id, kind, min, max, words: en.items[id] ?? '' },
      choices: Object.values(en.choices[choices ?? ''] ?? {}).join('\n'),
    })),
  };
}

function wordsOf({ title, questions }: OwnForm): Instrument['texts']['en'] {
  const choosing = questions.filter(({ kind }) => kind === 'choice');
  return {
    title: title.trim(),
    instruction: null,
    stem: null,
    items: Object.fromEntries(questions.map(({ id, words }) => [id, words.trim()])),
    choices: Object.fromEntries(
      choosing.map(({ id, choices }) => [id, Object.fromEntries(linesOf(choices).map((line, value) => [value, line]))]),
    ),
    bands: {},
    notice: null,
  };
}

function linesOf(choices: string): string[] {
  return choices
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function slugOf(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
}
