import {
  hasWishes,
  PACKET_SECTIONS,
  type PacketContent,
  PART_2_STATEMENT,
  type ReleaseLanguage,
  spokenName,
} from '@holdfast/referral/model';
import { TaggedDocument } from '@holdfast/treatment/server';
import { PACKET_WORDS, type PacketWords } from './packet-words';

/** What a printed packet is made of. */
export interface PacketPaper {
  /** With nothing in it that is not sent. */
  readonly content: PacketContent;
  readonly clinic: { readonly name: string; readonly phone: string };
  readonly language: ReleaseLanguage;
  readonly zone: string;
  /** ISO 8601 instant and hexadecimal SHA-256; null while it was not sent. */
  readonly sentAt: string | null;
  readonly sha256: string | null;
}

type Format = Pick<PacketPaper, 'language' | 'zone'>;
type Section = (typeof PACKET_SECTIONS)[number];

/** A packet on paper, exactly as it is sent: the clinic's preview, its copy, and the therapist's are this one. */
export function packetPdf(paper: PacketPaper): Promise<Buffer> {
  const { content, clinic, language, sentAt, sha256 } = paper;
  const words = PACKET_WORDS[language];
  const proof = sha256 ? [words.footer(content.release.id, sha256)] : [];
  const footer = [clinic.name, ...proof].join(' · ');
  const card = { title: words.title, language: tongueOf(language), pageWords: words.page, footer };
  const document = new TaggedDocument(card);
  document.heading(1, words.title);
  document.paragraph(words.from(clinic.name, clinic.phone));
  document.paragraph(sentAt ? words.sent(momentOf(paper, sentAt)) : words.draft);
  if (content.isPart2) document.paragraph(PART_2_STATEMENT);
  for (const section of PACKET_SECTIONS) {
    if (content[section] === null || (section === 'preferences' && !hasWishes(content.preferences))) continue;
    document.heading(2, words.head[section]);
    if (section === 'scores') scoresPart(document, content, words, paper);
    else for (const line of linesOf(section, content, words, paper)) document.paragraph(line);
  }
  document.heading(2, words.head.askedBack);
  for (const one of content.askedBack) document.paragraph(`• ${words.asked[one]}`);
  document.heading(2, words.head.release);
  const { id, expiresAt } = content.release;
  document.paragraph(id ? words.releaseIs(id, momentOf(paper, expiresAt)) : words.noRelease);
  if (sha256) document.paragraph(`${words.hash}: ${sha256}`);
  return document.bytes();
}

function scoresPart(document: TaggedDocument, { scores }: PacketContent, words: PacketWords, format: Format): void {
  if (!scores || scores.length === 0) return document.paragraph(words.noScores);
  for (const { form, rows } of scores) {
    document.paragraph(form.toUpperCase());
    document.table(
      words.scoreHead,
      rows.map(({ on, total }) => [dayOf(format, on), String(total)]),
      [3, 1],
    );
  }
}

function linesOf(section: Section, content: PacketContent, words: PacketWords, format: Format): string[] {
  switch (section) {
    case 'identity':
      return identityLines(content, words, format);
    case 'preferences':
      return preferenceLines(content, words);
    case 'reason':
      return reasonLines(content, words);
    case 'infusions':
      return infusionLines(content, words, format);
    case 'risk':
      return riskLines(content, words, format);
    case 'scores':
      return [];
    default:
      return (content[section] ?? '').split('\n').filter((line) => line.trim() !== '');
  }
}

function identityLines({ identity }: PacketContent, words: PacketWords, format: Format): string[] {
  if (!identity) return [];
  const { name, pronouns, dateOfBirth, phone, email, language } = identity;
  const spoken = spokenName(language, tongueOf(format.language));
  const said: [keyof typeof identity, string | null][] = [
    ['name', name],
    ['pronouns', pronouns],
    ['dateOfBirth', dateOfBirth && dayOf(format, dateOfBirth)],
    ['phone', phone],
    ['email', email],
    ['language', spoken],
  ];
  return said.flatMap(([key, value]) => (value ? [`${words.identity[key]}: ${value}`] : []));
}

function preferenceLines({ preferences }: PacketContent, words: PacketWords): string[] {
  if (!preferences) return [];
  const { modalities, meeting, gender, payer } = preferences;
  const said: [keyof typeof preferences, string | null][] = [
    ['modalities', modalities.map((one) => words.modality[one]).join(', ')],
    ['meeting', meeting && words.meeting[meeting]],
    ['gender', gender && words.gender[gender]],
    ['payer', payer],
  ];
  return said.flatMap(([key, value]) => (value ? [`${words.preference[key]}: ${value}`] : []));
}

function reasonLines({ reason }: PacketContent, words: PacketWords): string[] {
  if (!reason) return [];
  const { urgency, referredBy } = reason;
  const by = referredBy ? [`${words.referredBy}: ${referredBy}`] : [];
  return [reason.words, `${words.howSoon}: ${words.urgency[urgency]}`, ...by];
}

function infusionLines({ infusions }: PacketContent, words: PacketWords, format: Format): string[] {
  if (!infusions) return [];
  const { count, days } = infusions;
  const on = days.length > 0 ? [`${words.days}: ${days.map((day) => dayOf(format, day)).join('; ')}`] : [];
  return [words.count(count), ...on];
}

function riskLines({ risk }: PacketContent, words: PacketWords, format: Format): string[] {
  if (!risk) return [];
  const level = `${words.level[risk.level]}, ${words.since} ${dayOf(format, risk.on)}`;
  return [level, words.safetyPlan[risk.hasSafetyPlan ? 'yes' : 'no']];
}

function dayOf({ language }: Format, day: string): string {
  return new Intl.DateTimeFormat(tongueOf(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));
}

function momentOf({ language, zone }: Format, at: string): string {
  const how = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(tongueOf(language), how).format(Date.parse(at));
}

function tongueOf(language: ReleaseLanguage): string {
  return language === 'es' ? 'es-US' : 'en-US';
}
