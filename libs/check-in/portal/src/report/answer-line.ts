import { RULE_BOOK, type CheckInReport } from '@holdfast/check-in/model';
import { type Answers, type Instrument, shownItems, textOf } from '@holdfast/instruments/model';

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
  const flagged = flaggedLinks(report);
  return report.instruments.map((instrument) => {
    const { text, language: real } = textOf(instrument, language);
    const given = report.answers.filter(({ linkId }) => linkId.startsWith(`${instrument.id}.`));
    const values = new Map(given.map(({ linkId, value }) => [linkId.slice(instrument.id.length + 1), value]));
    const answers = Object.fromEntries([...values].filter(([, value]) => value !== null)) as Answers;
    const refused = [...values].filter(([, value]) => value === null).map(([id]) => id);
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
          isFlagged: flagged.has(`${instrument.id}.${item.id}`),
        };
      });
    const notice = text.notice ?? instrument.licence.notice;
    return { instrument, language: real, title: text.title, stem: text.stem, notice, lines };
  });
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

function flaggedLinks(report: CheckInReport): ReadonlySet<string> {
  const found = new Set(report.findings.map(({ rule }) => rule));
  return new Set(
    RULE_BOOK.flatMap((rule) =>
      found.has(rule.id) && rule.looksAt === 'answer' ? rule.items.map((item) => `${rule.form}.${item}`) : [],
    ),
  );
}
