import { type ReleaseCategory, SENSITIVE_CATEGORIES } from '../release/release';
import type { PacketContent } from './packet.contract';

/** What is asked back of the therapist. */
export const ASKED_BACK = ['accepted', 'first-appointment', 'modality', 'attendance', 'concerns'] as const;

/** Which questionnaires' totals a packet tells, in the order in which they are read. */
export const PACKET_FORMS = ['phq-9', 'gad-7', 'pcl-5'] as const;

const SECTIONS = {
  identity: 'identity',
  preferences: 'preferences',
  reason: 'reason',
  diagnoses: 'diagnoses',
  infusions: 'infusions',
  scores: 'scores',
  risk: 'risk',
  medicines: 'medicines',
  history: 'history',
  goals: 'goals',
  substanceUse: 'substance-use',
  psychotherapyNotes: 'psychotherapy-notes',
  messages: 'messages',
  freeText: 'free-text',
} as const satisfies Partial<Record<keyof PacketContent, ReleaseCategory>>;

/** A section of a packet that a release must name. */
export type PacketSection = keyof typeof SECTIONS;

/** All sections, in the order in which they are read. */
export const PACKET_SECTIONS = Object.keys(SECTIONS) as readonly PacketSection[];

/**
 * Sections that are read from the record and from what the patient wished. They are left in or out, never retyped; what is
 * judged or told in words is written by a person.
 */
export const RECORD_SECTIONS = ['identity', 'preferences', 'infusions', 'scores'] as const;

/**
 * A packet with what the record says now in the sections that are in it; none appears by itself, and what a person wrote
 * stays.
 *
 * @param isRiskJudged whether a person said how the risk stands, and nothing came after it
 */
export function readAgain(content: PacketContent, record: PacketContent, isRiskJudged: boolean): PacketContent {
  const read = [...RECORD_SECTIONS, ...(isRiskJudged ? [] : (['risk'] as const))];
  const now = read.map((one) => [one, content[one] === null ? null : record[one]]);
  return { ...content, ...(Object.fromEntries(now) as Partial<PacketContent>) };
}

/** Whether anything stands under the wishes of a packet. */
export function hasWishes(wishes: PacketContent['preferences']): boolean {
  return Boolean(wishes && (wishes.modalities.length > 0 || wishes.meeting || wishes.gender || wishes.payer));
}

/** What a section is called in a release. */
export function categoryOf(section: PacketSection): ReleaseCategory {
  return SECTIONS[section];
}

/** What a release must name for a packet to be sent: the categories of the sections that are there. */
export function categoriesOf(content: PacketContent): ReleaseCategory[] {
  return PACKET_SECTIONS.filter((one) => content[one] !== null).map((one) => SECTIONS[one]);
}

/**
 * A packet with only what a release lets out; whatever else was gathered is left out of it, not hidden in it. What speaks of
 * substance use carries the statement of part 2 with it.
 *
 * @param ticked sensitive categories that the patient ticked, each by itself
 * @source 42 CFR 2.32; Holdfast clinical reference G.2, G.3
 * @approved pending
 */
export function minimum(
  content: PacketContent,
  categories: readonly ReleaseCategory[],
  ticked: readonly ReleaseCategory[],
): PacketContent {
  const isOut = (one: ReleaseCategory) =>
    !categories.includes(one) || (SENSITIVE_CATEGORIES.has(one) && !ticked.includes(one));
  return minimumOf(
    content,
    PACKET_SECTIONS.map((one) => SECTIONS[one]).filter((one) => isOut(one)),
  );
}

/** A packet without what is left out of it. */
export function minimumOf(content: PacketContent, leftOut: readonly ReleaseCategory[]): PacketContent {
  const out = PACKET_SECTIONS.filter((one) => leftOut.includes(SECTIONS[one]));
  const least: PacketContent = { ...content, ...Object.fromEntries(out.map((one) => [one, null])) };
  return { ...least, isPart2: content.isPart2 || least.substanceUse !== null };
}
