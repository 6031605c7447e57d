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

// Depression that worsens past its baseline is asked about as harm is, though it says nothing of harm itself.
const ASKED_AS_HARM = new Set([...OF_HARM, 'phq-9.above-baseline']);

/**
 * Whether a rule is about a person who may come to harm by their own hand, or about their body and their treatment.
 *
 * @source Holdfast clinical reference B.4 and F.2, design default
 * @approved pending
 */
export function concernOf(rule: string): 'harm' | 'medical' {
  return ASKED_AS_HARM.has(rule) ? 'harm' : 'medical';
}

/** What an answer in this place can tell of, also where its rule is silent; of harm where no rule looks at it. */
export function concernAt(form: string, item: string): 'harm' | 'medical' {
  const rule = ANSWER_RULES.find((one) => one.form === form && one.items.includes(item));
  return rule ? concernOf(rule.id) : 'harm';
}

/** Whether findings tell of thoughts of harming oneself: silence after them weighs more. */
export function tellsOfHarm(findings: readonly Finding[]): boolean {
  return findings.some(({ rule, urgency }) => OF_HARM.has(rule) && isAlarming(urgency));
}
