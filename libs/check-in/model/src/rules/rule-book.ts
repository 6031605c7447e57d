import { ANSWER_RULES } from './answer-rules';
import type { AnswerRule, RuleThresholds, ScoreRule } from './finding';
import { SCORE_RULES } from './score-rules';

/** Every rule that reads check-ins, with source, sign-off and thresholds. */
export const RULE_BOOK: readonly (AnswerRule | ScoreRule)[] = [...ANSWER_RULES, ...SCORE_RULES];

/** A rule by its identifier. */
export function ruleOf(id: string): AnswerRule | ScoreRule | undefined {
  return RULE_BOOK.find((rule) => rule.id === id);
}

/**
 * The identifiers of thresholds that a clinic may not set like this: unknown, fixed, or outside their limits.
 *
 * @param set thresholds by identifier
 */
export function refusedThresholds(rule: AnswerRule | ScoreRule, set: RuleThresholds): string[] {
  return Object.entries(set)
    .filter(([id, value]) => {
      const known = rule.thresholds.find((one) => one.id === id);
      if (!known) return true;
      if (!known.editable) return value !== known.default;
      return !(Number.isFinite(value) && value >= known.min && value <= known.max);
    })
    .map(([id]) => id);
}
