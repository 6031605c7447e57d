import type { AlertFacts, AlertSummary } from './alert.contract';
import { type AlertLevel, type Concern, outranks } from './alert-level';

/** What the order of reasons is decided on. */
export interface Weighed {
  readonly rule: string;
  readonly facts: AlertFacts;
  readonly level: AlertLevel;
  readonly concern: Concern;
  /** When it was raised, ISO 8601. */
  readonly raisedAt: string;
  /** Whether a record was written since. */
  readonly isHandled: boolean;
}

/**
 * How grave the words of a reason are beside others of its level, 0 the gravest: "I am not safe now", then thoughts of suicide
 * right now or a high risk, then other harm, then the body.
 *
 * @source clinical.md F.2, design default
 * @approved pending
 */
export function gravityOf({ rule, facts, concern }: Pick<Weighed, 'rule' | 'facts' | 'concern'>): number {
  if (rule === 'unsafe-now') return 0;
  const isAcute = rule === 'asq.positive' && facts['result'] === 'acute';
  if (isAcute || (rule === 'c-ssrs.level' && facts['level'] === 'high')) return 1;
  return concern === 'harm' ? 2 : 3;
}

/** The reasons of an alert, gravest first: what is open before what was dealt with, level, the gravest words, age. */
export function byGravity<T extends Weighed>(reasons: readonly T[]): T[] {
  return reasons.toSorted((one, other) => {
    if (one.isHandled !== other.isHandled) return one.isHandled ? 1 : -1;
    if (one.level !== other.level) return outranks(one.level, other.level) ? -1 : 1;
    const graver = gravityOf(one) - gravityOf(other);
    if (graver !== 0) return graver;
    return one.raisedAt.localeCompare(other.raisedAt);
  });
}

/** The reason with which an alert is named: its gravest; the alert's own rule where it has no list of them. */
export function leadOf(alert: Pick<AlertSummary, 'rule' | 'facts' | 'reasons'>): Pick<AlertSummary, 'rule' | 'facts'> {
  return byGravity(alert.reasons)[0] ?? alert;
}
