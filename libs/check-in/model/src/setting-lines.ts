import type { FormSwitches } from './form.contract';
import type { Plan, PlanStep } from './plan.contract';
import type { RuleValues, RuleView } from './rule.contract';

// Only types of contracts here: the portal reads these, and zod would come to every phone with them.

/** What a line of a plan says, as the history of the plan carries it. */
export type LineTold = Omit<PlanStep, 'id'>;

const LINE = 'step.';

/**
 * A clinic's plan part by part, for its history.
 *
 * @returns the frame under its own names, and each line under `step.` and its identifier
 */
export function planLines({ steps, ...frame }: Plan): Record<string, string | number> {
  return { ...frame, ...Object.fromEntries(steps.map(({ id, ...line }) => [`${LINE}${id}`, written(line)])) };
}

/** The thresholds that hold and may be set, all rules in one. */
export function ruleValues(rules: readonly Pick<RuleView, 'id' | 'thresholds'>[]): RuleValues {
  const values = rules.flatMap(({ id, thresholds }) =>
    thresholds.filter(({ editable }) => editable).map((one) => [`${id}.${one.id}`, one.value] as const),
  );
  return Object.fromEntries(values);
}

/** The same again by rule. */
export function thresholdsOf(values: RuleValues): Map<string, Record<string, number>> {
  const rules = new Map<string, Record<string, number>>();
  for (const [part, value] of Object.entries(values)) {
    const { rule, threshold } = ruleOfPart(part);
    rules.set(rule, { ...rules.get(rule), [threshold]: value });
  }
  return rules;
}

/** Which rule and which threshold of it a part of the history speaks of. */
export function ruleOfPart(part: string): { readonly rule: string; readonly threshold: string } {
  const end = part.lastIndexOf('.');
  return { rule: part.slice(0, end), threshold: part.slice(end + 1) };
}

/** Which forms are on, for the history. */
export function formLines(forms: FormSwitches): Record<string, string> {
  return Object.fromEntries(Object.entries(forms).map(([form, isOn]) => [form, isOn ? 'on' : 'off']));
}

function written({ anchor, fromDay, everyDays, untilDay, at, windowHours, importance, forms }: LineTold): string {
  const days = [fromDay, everyDays ?? '-', untilDay ?? '-'];
  return [anchor, ...days, at, windowHours, importance, forms.join(',')].join(' ');
}
