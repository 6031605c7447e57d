import { actionWords } from '@holdfast/audit/model';
import type { RecordFile, RecordWish } from '@holdfast/record/model';
import { TaggedDocument } from '@holdfast/treatment/server';
import { COLUMN_WORDS, PAPER_WORDS } from './paper-words';
import { RECORD_TABLES } from './record-table';

// Paper is for reading; what is longer than this stands whole in the files beside it.
const MOST_ROWS = 1_000;
const MOST_WORDS = 4_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A record on paper: each part that people read, as a table in their language and the patient's zone. Long parts end after
 * their newest thousand rows, and say so.
 */
export function recordPdf(file: RecordFile, { language }: RecordWish): Promise<Buffer> {
  const words = PAPER_WORDS[language];
  const who = file.tables['patient']?.rows[0]?.['name'];
  const title = words.title;
  const tongue = language === 'es' ? 'es-US' : 'en-US';
  const document = new TaggedDocument({ title, language: tongue, pageWords: words.page, footer: file.clinic.name });
  const cell = cellOf(file, language);
  document.heading(1, title);
  document.paragraph(`${typeof who === 'string' ? who : ''} · ${file.clinic.name} · ${cell('madeAt', file.madeAt)}`);
  document.paragraph(words.lead);
  for (const reason of Object.values(file.withheld)) document.paragraph(reason);
  if (file.unreadable > 0) document.paragraph(words.unreadable(file.unreadable));
  for (const { name, paper } of RECORD_TABLES) {
    const table = file.tables[name];
    if (!table || paper.length === 0) continue;
    document.heading(2, table.title);
    if (table.rows.length === 0) {
      document.paragraph(words.none);
      continue;
    }
    if (table.rows.length > MOST_ROWS) document.paragraph(words.cut(MOST_ROWS, table.rows.length));
    const head = paper.map((column) => COLUMN_WORDS[language][column] ?? column);
    const rows = table.rows.slice(-MOST_ROWS).map((row) => paper.map((column) => cell(column, row[column])));
    document.table(
      head,
      rows,
      paper.map((column) => (isLong(column) ? 4 : 2)),
    );
  }
  return document.bytes();
}

function isLong(column: string): boolean {
  return ['body', 'words', 'note', 'facts', 'plan', 'answers', 'reason', 'rationale', 'categories'].includes(column);
}

function cellOf({ people, clinic }: RecordFile, language: RecordWish['language']) {
  const tongue = language === 'es' ? 'es-US' : 'en-US';
  const moment = new Intl.DateTimeFormat(tongue, { dateStyle: 'medium', timeStyle: 'short', timeZone: clinic.zone });
  const day = new Intl.DateTimeFormat(tongue, { dateStyle: 'long', timeZone: 'UTC' });
  const words = PAPER_WORDS[language];
  const cell = (column: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value))
      return value
        .map((one) => cell(column, one))
        .filter(Boolean)
        .join(', ');
    if (typeof value === 'object') return told(value, cell);
    if (typeof value !== 'string') return '';
    const text = value;
    if (column === 'action') return actionWords(text, language);
    if (people[text]) return people[text].name;
    if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return moment.format(Date.parse(text));
    if (DAY.test(text)) return day.format(Date.parse(text));
    return text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)} …` : text;
  };
  return cell;
}

function told(value: object, cell: (column: string, value: unknown) => string): string {
  const said = Object.entries(value)
    .map(([name, one]) => [name, cell(name, one)])
    .filter(([, one]) => one !== '')
    .map(([name, one]) => `${name}: ${one}`)
    .join('; ');
  return said.length > MOST_WORDS ? `${said.slice(0, MOST_WORDS)} …` : said;
}
