import type { OnCallEntries } from './on-call.contract';
import type { SafetyTerms } from './safety-terms.contract';

// Only types of contracts here: the portal reads these, and zod would come to every phone with them.

/** The terms part by part, for their history; minutes, and a sign for what is so or not. */
export function termsLines(terms: SafetyTerms): Record<string, string | number> {
  const { acknowledgeMinutes, contactCriticalMinutes: contact, escalateEveryMinutes: every, fourEyes } = terms;
  return { ...acknowledgeMinutes, contact, every, fourEyes: fourEyes ? '✓' : '' };
}

/** The on-call list person by person, for its history: each under who it is. */
export function onCallLines({ entries }: OnCallEntries): Record<string, string> {
  const lines: Record<string, string> = {};
  for (const [index, { staffId, weekdays, from, to }] of entries.entries()) {
    const earlier = lines[staffId];
    const line = [index + 1, [...weekdays].toSorted().join(''), from, to].join(' ');
    lines[staffId] = earlier === undefined ? line : `${earlier};${line}`;
  }
  return lines;
}
