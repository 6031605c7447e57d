import {
  entriesOf,
  type EntryBody,
  type EntryView,
  type InfusionSheet,
  recordOf,
  type Vitals,
} from '@holdfast/treatment/model';
import { RECORD_WORDS, type RecordWords } from './record-words';
import { TaggedDocument } from './tagged-document';

/** What a printed record is made of. */
export interface RecordPaper {
  readonly sheet: InfusionSheet;
  readonly language: 'en' | 'es';
  readonly zone: string;
  readonly clinic: string;
  readonly patient: { readonly name: string; readonly dateOfBirth: string };
}

/** The record of an infusion on paper: who, what was given, all vitals, all entries, signature and amendments. */
export function recordPdf(paper: RecordPaper): Promise<Buffer> {
  const { sheet, language, zone, clinic, patient } = paper;
  const words = RECORD_WORDS[language];
  const tongue = language === 'es' ? 'es-US' : 'en-US';
  const at = (instant: number | string) =>
    new Intl.DateTimeFormat(tongue, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
      new Date(instant),
    );
  const born = new Intl.DateTimeFormat(tongue, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(patient.dateOfBirth),
  );
  const who = `${patient.name}, ${words.born} ${born}`;
  const document = new TaggedDocument({
    title: words.title,
    language: tongue,
    pageWords: words.page,
    footer: `${clinic} · ${who}`,
  });
  document.heading(1, words.title);
  document.paragraph(clinic);
  document.paragraph(who);
  document.paragraph(`${words.state[sheet.state]} · ${words.noAdvice}`);
  for (const line of factsOf(sheet, words, at)) document.paragraph(line);
  vitalsPart(document, sheet, words, at);
  entriesPart(document, sheet, words, at);
  signaturePart(document, sheet, words, at);
  return document.bytes();
}

type At = (instant: number | string) => string;

function factsOf(sheet: InfusionSheet, words: RecordWords, at: At): string[] {
  const record = recordOf(entriesOf(sheet.entries, []), sheet.thresholds);
  const { facts } = words;
  const dose =
    record.route && record.doseMg !== null && sheet.endedAt
      ? `${record.doseMg} mg, ${words.route[record.route]}`
      : null;
  const escort = record.escort && `${record.escort.name}, ${record.escort.relation}`;
  const said: [string, string | null][] = [
    [facts.started, sheet.startedAt && at(sheet.startedAt)],
    [facts.ended, sheet.endedAt && at(sheet.endedAt)],
    [facts.home, sheet.dischargedAt && at(sheet.dischargedAt)],
    [facts.weight, record.weightKg === null ? null : `${record.weightKg} kg`],
    [facts.dose, dose],
    [facts.escort, escort],
    ...Object.entries(record.exceptions).map(([criterion, reason]): [string, string] => [
      facts.open,
      `${words.word[criterion] ?? criterion}: ${reason}`,
    ]),
  ];
  return said.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
}

function vitalsPart(document: TaggedDocument, sheet: InfusionSheet, words: RecordWords, at: At): void {
  document.heading(2, words.vitals.title);
  const { vitals } = recordOf(entriesOf(sheet.entries, []), sheet.thresholds);
  if (vitals.length === 0) return document.paragraph(words.vitals.none);
  const rows = vitals.map(({ at: taken, phase, verdict, vitals: set }) => [
    ...[at(taken), pressureOf(set), text(set.pulsePerMinute)],
    ...[set.oxygenPercent === null ? '–' : `${set.oxygenPercent} %`, text(set.breathsPerMinute)],
    ...[words.phase[phase], words.verdict[verdict]],
  ]);
  document.table(words.vitals.head, rows, [3.2, 2, 1.2, 1.3, 1.3, 1.3, 1.7]);
}

function entriesPart(document: TaggedDocument, { entries }: InfusionSheet, words: RecordWords, at: At): void {
  document.heading(2, words.entries.title);
  const strikes = new Map(
    entries.flatMap(({ body }) => (body?.kind === 'strike' ? [[body.entryId, body.reason]] : [])),
  );
  const rows = entries
    .filter(({ body }) => body?.kind !== 'amendment')
    // By when it happened: what was dated back stands where it belongs.
    .sort((one, other) => one.at.localeCompare(other.at) || one.seq - other.seq)
    .map((entry) => {
      const reason = strikes.get(entry.id);
      const said = entry.body ? lineOf(entry.body, words) : words.unreadable;
      return [at(entry.at), reason === undefined ? said : `${said} ${words.struck(reason)}`, byOf(entry)];
    });
  document.table(words.entries.head, rows, [2.2, 5.5, 2.3]);
}

function signaturePart(document: TaggedDocument, { entries }: InfusionSheet, words: RecordWords, at: At): void {
  document.heading(2, words.signature);
  const signed = entries.find(({ body }) => body?.kind === 'sign');
  const name = signed?.body?.kind === 'sign' ? signed.body.name : '';
  document.paragraph(signed ? `${name} · ${byOf(signed)} · ${at(signed.recordedAt)}` : words.unsigned);
  const amendments = entries.filter(({ body }) => body?.kind === 'amendment');
  if (amendments.length === 0) return;
  document.heading(2, words.amendments);
  for (const one of amendments) {
    const said = one.body?.kind === 'amendment' ? one.body.text : '';
    document.paragraph(`${at(one.recordedAt)} · ${byOf(one)}: ${said}`);
  }
}

/** What an entry says, in one line. */
function lineOf(body: EntryBody, words: RecordWords): string {
  const parts = partsOf(body, words).filter((part) => part !== null && part !== '');
  return [words.kind[body.kind], parts.join(' · ')].filter(Boolean).join(': ');
}

function partsOf(body: EntryBody, { word, route }: RecordWords): (string | null)[] {
  switch (body.kind) {
    case 'weight':
      return [`${body.weightKg} kg`];
    case 'dose':
      return [
        `${body.doseMg} mg`,
        route[body.route],
        body.rateMgPerHour === null ? null : `${body.rateMgPerHour} mg/h`,
        body.reason,
      ];
    case 'vitals':
      return [pressureOf(body.vitals), body.reason];
    case 'rate':
      return [`${body.rateMgPerHour} mg/h`, body.reason];
    case 'finish':
      return [`${body.givenMg} mg`, body.reason];
    case 'effect':
      return [
        word[body.effect] ?? '',
        word[body.grade] ?? '',
        body.isSerious ? (word['serious'] ?? '') : null,
        body.words,
      ];
    case 'medicine':
      return [body.name, body.amount, body.reason];
    case 'criterion': {
      const state = body.isMet ? 'met' : body.exception === null ? 'open' : 'excepted';
      return [word[body.criterion] ?? '', word[state] ?? '', body.exception];
    }
    case 'escort':
      return [body.name, body.relation];
    case 'sign':
      return [body.name];
    case 'note':
    case 'amendment':
      return [body.text];
    default:
      return 'reason' in body ? [body.reason] : [];
  }
}

function pressureOf({ systolicMmHg, diastolicMmHg }: Vitals): string {
  return systolicMmHg === null ? '–' : `${systolicMmHg}/${diastolicMmHg ?? '–'}`;
}

function text(value: number | null): string {
  return value === null ? '–' : String(value);
}

function byOf({ by }: EntryView): string {
  return by.title ? `${by.name}, ${by.title}` : by.name;
}
