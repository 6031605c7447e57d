import lock from './data/lock.json' with { type: 'json' };
import first from './data/ketamine-treatment.v1.json' with { type: 'json' };

/** What consent is asked for. */
export const TREATMENT_PURPOSE = 'ketamine-treatment';

/** The languages in which a consent can be read and signed. */
export const CONSENT_LANGUAGES = ['en', 'es'] as const;

/** A language in which a consent can be read and signed. */
export type ConsentLanguage = (typeof CONSENT_LANGUAGES)[number];

/** What a patient reads and ticks before signing, in one language. */
export interface ConsentWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly statements: readonly { readonly id: string; readonly words: string }[];
}

/** One version of the text. A version that shipped never changes; other words are the next version. */
export interface ConsentText extends Readonly<Record<ConsentLanguage, ConsentWords>> {
  readonly version: number;
}

// Every version that ever shipped, oldest first: what was signed is shown with the words that were signed.
const EVERY_VERSION: readonly ConsentText[] = [first];
const HASHES: Readonly<Record<string, string>> = lock;

/** The version that is asked for now. */
export const CURRENT_CONSENT = EVERY_VERSION.reduce((one, other) => (other.version > one.version ? other : one), first);

/** The text in a version; null for one that never was. */
export function consentText(version: number): ConsentText | null {
  return EVERY_VERSION.find((one) => one.version === version) ?? null;
}

/** The SHA-256 of a version's words in a language, hexadecimal, as it was locked; null for one that never was. */
export function consentHash(version: number, language: ConsentLanguage): string | null {
  return HASHES[`${TREATMENT_PURPOSE}.v${version}.${language}`] ?? null;
}
