import {
  PART_2_STATEMENT,
  type ReleaseLanguage,
  releaseText,
  type ReleaseView,
  SENSITIVE_CATEGORIES,
} from '@holdfast/referral/model';
import { TaggedDocument } from '@holdfast/treatment/server';
import { CATEGORY_WORDS } from './category-words';
import { RELEASE_WORDS, type ReleasePaperWords } from './release-words';

/** What a printed release is made of. */
export interface ReleasePaper {
  readonly release: ReleaseView;
  readonly language: ReleaseLanguage;
  readonly zone: string;
  readonly patient: { readonly name: string; readonly dateOfBirth: string };
}

/**
 * A release on paper, for the patient to keep: every element that makes it one, the words that were signed, and how it stands.
 *
 * @source 45 CFR 164.508(c); 42 CFR 2.31; Holdfast clinical reference G.3
 * @approved pending
 */
export function releasePdf(paper: ReleasePaper): Promise<Buffer> {
  const { release, language, patient } = paper;
  const words = RELEASE_WORDS[language];
  const text = releaseText(release.version)?.[language];
  const tongue = tongueOf(language);
  const born = new Intl.DateTimeFormat(tongue, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(patient.dateOfBirth),
  );
  const who = `${patient.name}, ${words.born} ${born}`;
  const title = text?.title ?? '';
  const card = { title, language: tongue, pageWords: words.page, footer: `${release.discloser} · ${who}` };
  const document = new TaggedDocument(card);
  document.heading(1, title);
  document.paragraph(who);
  document.paragraph(words.state[release.state]);
  partiesPart(document, paper, words);
  sharedPart(document, paper, words);
  document.heading(2, words.head.terms);
  if (text) document.paragraph(text.lead);
  for (const { heading, paragraphs } of text?.sections ?? []) {
    document.heading(2, heading);
    for (const one of paragraphs) document.paragraph(one);
  }
  signaturePart(document, paper, words);
  return document.bytes();
}

function partiesPart(document: TaggedDocument, { release, ...paper }: ReleasePaper, words: ReleasePaperWords): void {
  document.heading(2, words.head.who);
  const named = release.recipients.map(({ name, practice, place }) =>
    [name, practice, place].filter(Boolean).join(', '),
  );
  const recipients = release.isNamedAsSigned ? named : [...named, words.namedToday];
  document.paragraph(`${words.from}: ${release.discloser}`);
  document.paragraph(`${words.to}: ${recipients.join('; ')}`);
  document.paragraph(`${words.purpose}: ${words.purposeIs}`);
  document.paragraph(`${words.until}: ${words.untilIs(momentOf(paper, release.expiresAt))}`);
}

function sharedPart(document: TaggedDocument, { release, language }: ReleasePaper, words: ReleasePaperWords): void {
  const { categories, ticked } = release;
  const says = CATEGORY_WORDS[language];
  document.heading(2, words.head.what);
  for (const one of categories) {
    document.paragraph(`• ${says[one]}${ticked.includes(one) ? ` (${words.ownTick})` : ''}`);
  }
  if (categories.includes('substance-use')) document.paragraph(PART_2_STATEMENT);
  const never = [...SENSITIVE_CATEGORIES].filter((one) => !categories.includes(one));
  if (never.length === 0) return;
  document.heading(2, words.head.never);
  document.paragraph(words.nothingElse);
  for (const one of never) document.paragraph(`• ${says[one]}`);
}

function signaturePart(document: TaggedDocument, paper: ReleasePaper, words: ReleasePaperWords): void {
  const { release, language } = paper;
  const { signedAt, signedName, authority, revokedAt, version, sha256 } = release;
  document.heading(2, words.head.signature);
  document.paragraph(`${words.drafted} ${momentOf(paper, release.draftedAt)}`);
  if (!signedAt || !release.language) return document.paragraph(words.unsigned);
  const statements = releaseText(version)?.[language].statements ?? [];
  document.paragraph(words.agreed);
  for (const one of statements.filter(({ id }) => release.statements.includes(id)))
    document.paragraph(`• ${one.words}`);
  document.paragraph(`${words.signedBy}: ${signedName ?? ''}`);
  document.paragraph(authority === null ? words.patientSelf : `${words.authority}: ${authority}`);
  document.paragraph(`${words.signedAt} ${momentOf(paper, signedAt)}`);
  document.paragraph(words.version(version, words.languageName[release.language]));
  document.paragraph(`${words.hash}: ${sha256 ?? ''}`);
  if (revokedAt) document.paragraph(`${words.revokedAt} ${momentOf(paper, revokedAt)}`);
}

function momentOf({ language, zone }: Pick<ReleasePaper, 'language' | 'zone'>, at: string): string {
  const how = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(tongueOf(language), how).format(Date.parse(at));
}

function tongueOf(language: ReleaseLanguage): string {
  return language === 'es' ? 'es-US' : 'en-US';
}
