import type { AlertStep } from '@holdfast/safety/model';

type Said = Pick<AlertStep, 'kind' | 'rule' | 'facts' | 'level'>;

const LEVELS = ['moderate', 'high', 'critical'] as const;

/**
 * Which word of `alerts.step` stands for a step. A rule that reads several questions says something else once one more of
 * them is answered, and no answer changed for that.
 *
 * @param before the steps before it, oldest first
 */
export function stepWord(step: Said, before: readonly Said[]): string {
  const earlier = before.findLast(({ rule }) => rule !== null && rule === step.rule);
  if (step.kind !== 'answer-changed' || !earlier) return step.kind;
  const outcome = ({ facts }: Said) => facts?.['result'] ?? facts?.['level'];
  const isSameAnswer = (['value', 'severity'] as const).every((one) => earlier.facts?.[one] === step.facts?.[one]);
  const isLess = LEVELS.indexOf(step.level ?? 'moderate') < LEVELS.indexOf(earlier.level ?? 'moderate');
  const isOther = outcome(step) !== undefined && outcome(step) !== outcome(earlier);
  return isSameAnswer && isOther && !isLess ? 'answer-added' : step.kind;
}
