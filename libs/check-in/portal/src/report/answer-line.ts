import { ANSWER_RULES, type AnswerContext, type CheckInReport, REFUSED } from '@holdfast/check-in/model';
import { type Answers, type Instrument, shownItems, textOf } from '@holdfast/instruments/model';

const SCREENS: ReadonlySet<string> = new Set(['asq', 'c-ssrs']);

/** One question with what was answered, in the instrument's own words. */
export interface AnswerLine {
  readonly id: string;
  readonly question: string;
  /** The words of the choice, the number with its unit, or what was written; null where nothing was said. */
  readonly said: string | null;
  /** What a choice or a number counts; null for words. */
  readonly points: number | null;
  readonly isRefused: boolean;
  /** Whether a rule that found something looked at this answer. */
  readonly isFlagged: boolean;
}

/** One form of a report: its words, its lines in the order asked, and the notice its holders want in print. */
export interface FormLines {
  readonly instrument: Instrument;
  readonly language: 'en' | 'es';
  readonly title: string;
  readonly stem: string | null;
  readonly notice: string | null;
  readonly lines: readonly AnswerLine[];
}

/**
 * A report's answers form by form, in the exact words that the instrument has in a language.
 *
 * @returns questions that were asked or answered; those that skip logic left out are not there
 */
export function formLines(report: CheckInReport, language: 'en' | 'es'): FormLines[] {
  return inOrder(report.instruments).map((instrument) => {
    const { text, language: real } = textOf(instrument, language);
    const given = report.answers.filter(({ linkId }) => linkId.startsWith(`${instrument.id}.`));
    const values = new Map(given.map(({ linkId, value }) => [linkId.slice(instrument.id.length + 1), value]));
    const said = [...values].filter(([, value]) => value !== null && value !== REFUSED);
    const answers = Object.fromEntries(said) as Answers;
    const refused = [...values].filter(([, value]) => value === null || value === REFUSED).map(([id]) => id);
    const flagged = flaggedItems(report, instrument.id, answers, refused);
    const asked = new Set(shownItems(instrument, answers, refused));
    const lines = instrument.items
      .filter((item) => asked.has(item) || values.has(item.id))
      .map((item): AnswerLine => {
        const value = answers[item.id];
        const choice = item.choices === null ? undefined : text.choices[item.choices]?.[String(value)];
        const plain = value === undefined ? null : [value, item.unit ?? ''].join(' ').trim();
        return {
          id: item.id,
          question: text.items[item.id] ?? item.id,
          said: choice ?? plain,
          points: typeof value === 'number' && choice !== undefined ? value : null,
          isRefused: refused.includes(item.id),
          isFlagged: flagged.has(item.id),
        };
      });
    const notice = text.notice ?? instrument.licence.notice;
    return { instrument, language: real, title: text.title, stem: text.stem, notice, lines };
  });
}

// What may be danger stands first, then what the course is judged by, then the rest as it was asked.
function inOrder(instruments: readonly Instrument[]): Instrument[] {
  const place = ({ id }: Instrument): number => (SCREENS.has(id) ? 0 : id === 'phq-9' ? 1 : 2);
  return [...instruments].sort((one, other) => place(one) - place(other));
}

/** The words of the band that a total lies in, as the instrument has them; null where it has none. */
export function bandWords(
  report: CheckInReport,
  form: string,
  band: string | null,
  language: 'en' | 'es',
): string | null {
  const instrument = report.instruments.find(({ id }) => id === form);
  return band && instrument ? (textOf(instrument, language).text.bands[band] ?? null) : null;
}

// A rule may look at several answers. It saw those that raise it by themselves, and those without which it is silent: a
// "no" beside a "yes" is neither.
function flaggedItems(
  report: CheckInReport,
  form: string,
  answers: Answers,
  refused: readonly string[],
): ReadonlySet<string> {
  const found = new Set(report.findings.map(({ rule }) => rule));
  const rules = ANSWER_RULES.filter((rule) => rule.form === form && found.has(rule.id));
  return new Set(
    rules.flatMap((rule) => {
      const speaks = (keep: (item: string) => boolean): boolean =>
        rule.judge(only(answers, refused, keep), {}) !== null;
      const isHeard = speaks(() => true);
      return rule.items.filter((one) =>
        // What only the clinic's own threshold made of an answer cannot be told apart here.
        isHeard ? speaks((item) => item === one) || !speaks((item) => item !== one) : Number(answers[one] ?? 0) > 0,
      );
    }),
  );
}

function only(answers: Answers, refused: readonly string[], keep: (item: string) => boolean): AnswerContext {
  const kept = Object.entries(answers).filter(([item]) => keep(item));
  return {
    answers: Object.fromEntries(kept),
    refused: refused.filter(keep),
    earlierItem9: 'none',
    hoursSinceInfusion: null,
  };
}
