import type { PacketContent } from '@holdfast/referral/model';

/** Sections that are left in or out as the record has them. */
export const IN_OR_OUT = ['identity', 'preferences', 'infusions', 'scores'] as const;

/** Sections that a person writes, by their name in a packet and in a release. */
export const WRITTEN = [
  ['diagnoses', 'diagnoses'],
  ['medicines', 'medicines'],
  ['history', 'history'],
  ['goals', 'goals'],
] as const;

/** Written sections that go out only where the patient ticked them, by both names. */
export const SENSITIVE = [
  ['substanceUse', 'substance-use'],
  ['psychotherapyNotes', 'psychotherapy-notes'],
  ['messages', 'messages'],
  ['freeText', 'free-text'],
] as const;

/** A section that a person writes. */
export type WrittenKey = (typeof WRITTEN)[number][0] | (typeof SENSITIVE)[number][0];

// What stands for a section of the record until the server has read it anew.
const TO_READ: Pick<PacketContent, (typeof IN_OR_OUT)[number]> = {
  identity: { name: '', pronouns: '', dateOfBirth: null, phone: '', email: '', language: 'en' },
  preferences: { modalities: [], meeting: null, gender: null, payer: null },
  infusions: { count: 0, days: [] },
  scores: [],
};

/** A packet with a section of the record left in or out. */
export function withSection(content: PacketContent, key: (typeof IN_OR_OUT)[number], isIn: boolean): PacketContent {
  return { ...content, [key]: isIn ? (content[key] ?? TO_READ[key]) : null };
}

/** A packet with what a person wrote in a section; blank words leave it out. */
export function withWords(content: PacketContent, key: WrittenKey, words: string): PacketContent {
  return { ...content, [key]: words.trim() === '' ? null : words };
}

/**
 * What somebody is typing, over a packet that was told anew: what they wrote or left out stays, and what they did not touch of
 * the record follows it.
 *
 * @param before what they began from
 */
export function carried(typed: PacketContent, before: PacketContent, now: PacketContent): PacketContent {
  const isTouched = JSON.stringify(typed.risk) !== JSON.stringify(before.risk);
  const read = IN_OR_OUT.map((key) => [key, typed[key] && (now[key] ?? typed[key])]);
  return {
    ...typed,
    ...(Object.fromEntries(read) as Partial<PacketContent>),
    risk: isTouched ? typed.risk : now.risk,
    release: now.release,
  };
}

/** A packet with the reason in these words; blank ones leave it out, with how soon and who refers. */
export function withReason(content: PacketContent, words: string): PacketContent {
  const before = content.reason ?? { urgency: 'routine' as const, referredBy: '' };
  return { ...content, reason: words.trim() === '' ? null : { ...before, words } };
}
