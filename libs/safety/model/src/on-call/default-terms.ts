import type { SafetyTerms } from './safety-terms.contract';

/** What holds for a clinic that never set terms of its own. */
export const DEFAULT_TERMS: SafetyTerms = {
  acknowledgeMinutes: { critical: 15, high: 60, moderate: 240, words: 60 },
  contactCriticalMinutes: 30,
  escalateEveryMinutes: 15,
  fourEyes: false,
};
