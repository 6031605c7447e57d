import { type AlertLevel, type Concern, outranks } from './alert-level';

/** What the order of reasons is decided on. */
export interface Weighed {
  readonly level: AlertLevel;
  readonly concern: Concern;
  /** When it was raised, ISO 8601. */
  readonly raisedAt: string;
  /** Whether a record was written since. */
  readonly isHandled: boolean;
}

/** The reasons of an alert, gravest first: what is open before what was dealt with, level, harm before the body, age. */
export function byGravity<T extends Weighed>(reasons: readonly T[]): T[] {
  return reasons.toSorted((one, other) => {
    if (one.isHandled !== other.isHandled) return one.isHandled ? 1 : -1;
    if (one.level !== other.level) return outranks(one.level, other.level) ? -1 : 1;
    if (one.concern !== other.concern) return one.concern === 'harm' ? -1 : 1;
    return one.raisedAt.localeCompare(other.raisedAt);
  });
}
