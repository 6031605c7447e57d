import { asq, cSsrs, harmRules, phq9Item9, qidsItem12, SCREEN_TRIGGERS } from './danger-rules';
import { type AnswerContext, type AnswerRule, type Finding, isAlarming, type RuleThresholds } from './finding';
import { eveningRules, symptomRules } from './symptom-rules';

/** Every rule that looks at an answer the moment it is given. */
export const ANSWER_RULES: readonly AnswerRule[] = [
  phq9Item9,
  qidsItem12,
  asq,
  cSsrs,
  ...harmRules,
  ...symptomRules,
  ...eveningRules,
];

/** Thresholds that a clinic has set, by rule; what is missing is at its default. */
export type ClinicThresholds = ReadonlyMap<string, RuleThresholds>;

const NONE: ClinicThresholds = new Map();

/**
 * What one answer means, most pressing first. It runs on the device, so that help is shown at once and offline, and on
 * the server, so that the alert is in the same commit.
 *
 * @param form    the form that was answered
 * @param item    the item that was answered just now
 * @param context every answer to the form so far, this one included
 */
export function judgeAnswer(
  form: string,
  item: string,
  context: AnswerContext,
  thresholds: ClinicThresholds = NONE,
): Finding[] {
  return ANSWER_RULES.filter((rule) => rule.form === form && rule.items.includes(item)).flatMap(
    (rule) => rule.judge(context, thresholds.get(rule.id) ?? {}) ?? [],
  );
}

/** Whether an answer leads into the suicide screen as the next page. */
export function asksForScreen(linkId: string, findings: readonly Finding[]): boolean {
  return SCREEN_TRIGGERS.includes(linkId) && findings.some(({ urgency }) => isAlarming(urgency));
}

const OF_HARM = new Set([
  'phq-9.item-9',
  'qids-sr16.item-12',
  'asq.positive',
  'c-ssrs.level',
  'evening.harm',
  'symptoms.harm',
]);

/** Whether findings tell of thoughts of harming oneself: silence after them weighs more. */
export function tellsOfHarm(findings: readonly Finding[]): boolean {
  return findings.some(({ rule, urgency }) => OF_HARM.has(rule) && isAlarming(urgency));
}
