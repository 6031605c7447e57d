import type { Finding, FindingCode } from './diagnosis';
import { FINDINGS_EN } from './finding-words.en';
import { FINDINGS_ES } from './finding-words.es';

/** What is wrong, why it matters, and the command or step that mends it. */
export interface FindingWords {
  readonly wrong: string;
  readonly why: string;
  readonly fix: string;
}

/** The words of everything that the doctor finds, for the command line and for the page. */
export const FINDING_WORDS: Readonly<Record<'en' | 'es', Readonly<Record<FindingCode, FindingWords>>>> = {
  en: FINDINGS_EN,
  es: FINDINGS_ES,
};

/** Fills the gaps of a text, written `{{name}}`, with a finding's facts. */
export function fill(text: string, facts: Finding['facts']): string {
  return text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(facts[name] ?? gap));
}
