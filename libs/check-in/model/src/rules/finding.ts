import type { Answers } from '@holdfast/instruments/model';
import type { Urgency } from '../review.contract';

/** What a rule saw: how soon it wants a person, and the numbers that its reason is told with. */
export interface Finding {
  readonly rule: string;
  readonly urgency: Urgency;
  readonly facts: Readonly<Record<string, number | string>>;
}

/** Thresholds of one rule as the clinic has set them, by identifier. */
export type RuleThresholds = Readonly<Record<string, number>>;

/** What a rule about one answer may look at besides the answer. */
export interface AnswerContext {
  /** Every answer to the same form so far, this one included. */
  readonly answers: Answers;
  /** Items that the person would rather not answer. */
  readonly refused: readonly string[];
  /** Whether an earlier check-in asked item 9, and whether it was above zero then. */
  readonly earlierItem9: 'none' | 'zero' | 'positive';
  /** Hours since the last infusion; null where none is known. */
  readonly hoursSinceInfusion: number | null;
}

/** What a rule about a finished form may look at. */
export interface ScoreContext {
  /** The form's total; null where it has none. */
  readonly total: number | null;
  readonly answers: Answers;
  /** Answers to the same form at earlier check-ins, latest first, with how many days ago that was. */
  readonly previous: readonly { readonly answers: Answers; readonly daysAgo: number }[];
  /** Earlier totals of the same form, oldest first, with how many days before this one. */
  readonly earlier: readonly { readonly total: number; readonly daysAgo: number }[];
  /** The last total within 14 days before the first infusion; null for none. */
  readonly baseline: number | null;
}

/** One threshold that a clinic may set, within limits. */
export interface Threshold {
  readonly id: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: 'points' | 'mmHg' | 'hours' | 'days' | 'times';
  readonly editable: boolean;
}

interface RuleCard {
  readonly id: string;
  /** The most pressing finding that it can give. */
  readonly urgency: Urgency;
  readonly source: string;
  readonly evidence: 'V' | 'V2' | 'M' | 'D';
  readonly approved: 'pending';
  readonly thresholds: readonly Threshold[];
}

/** A rule that looks at one answer the moment it is given. */
export interface AnswerRule extends RuleCard {
  readonly looksAt: 'answer';
  readonly form: string;
  readonly items: readonly string[];
  readonly judge: (context: AnswerContext, thresholds: RuleThresholds) => Finding | null;
}

/** A rule that looks at a finished form. */
export interface ScoreRule extends RuleCard {
  readonly looksAt: 'total';
  readonly form: string;
  readonly judge: (context: ScoreContext, thresholds: RuleThresholds) => Finding | null;
}

/** Whether a finding is about danger and therefore an alert. */
export function isAlarming(urgency: Urgency): urgency is 'critical' | 'high' | 'moderate' {
  return urgency === 'critical' || urgency === 'high' || urgency === 'moderate';
}

/** A number out of answers; null where the item was not answered with one. */
export function numberOf(answers: Answers, item: string): number | null {
  const value = answers[item];
  return typeof value === 'number' ? value : null;
}
