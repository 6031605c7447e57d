import first from './data/psychotherapy-referral.v1.json' with { type: 'json' };
import second from './data/psychotherapy-referral.v2.json' with { type: 'json' };
import lock from './data/lock.json' with { type: 'json' };

/** The languages in which a release can be read and signed. */
export const RELEASE_LANGUAGES = ['en', 'es'] as const;

/** A language in which a release can be read and signed. */
export type ReleaseLanguage = (typeof RELEASE_LANGUAGES)[number];

/** What a patient reads and ticks before signing, in one language; what is shared, with whom and until when stands beside it. */
export interface ReleaseWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly statements: readonly { readonly id: string; readonly words: string }[];
}

/** One version of the text. A version that shipped never changes; other words are the next version. */
export interface ReleaseText extends Readonly<Record<ReleaseLanguage, ReleaseWords>> {
  readonly version: number;
}

const EVERY_VERSION: readonly ReleaseText[] = [first, second];
const HASHES: Readonly<Record<string, string>> = lock;

/** What a release is for; it is good for nothing else. */
export const RELEASE_PURPOSE = second.purpose;

/** The version that is signed now. */
export const CURRENT_RELEASE: ReleaseText = second;

/**
 * What goes with whatever speaks of help with alcohol or drugs.
 *
 * @source 42 CFR 2.32(a)(2)
 * @approved pending
 */
export const PART_2_STATEMENT = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

/** The text in a version; null for one that never was. */
export function releaseText(version: number): ReleaseText | null {
  return EVERY_VERSION.find((one) => one.version === version) ?? null;
}

/** The SHA-256 of a version's words in a language, hexadecimal, as it was locked; null for one that never was. */
export function releaseHash(version: number, language: ReleaseLanguage): string | null {
  return HASHES[`psychotherapy-referral.v${version}.${language}`] ?? null;
}

/** The statements that were not ticked, of those that the text asks for. */
export function unticked(text: ReleaseText, ticked: readonly string[]): string[] {
  return text.en.statements.map(({ id }) => id).filter((id) => !ticked.includes(id));
}
