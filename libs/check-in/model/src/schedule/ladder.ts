import { afterStaffedMinutes, nextOpening, type Opening } from '@holdfast/clinic/model';
import type { OutreachReason } from '../review.contract';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long after the end of its window a check-in still takes a late answer. */
export const GRACE_MS = 3 * DAY_MS;

/** Days without an answer after which a clinician looks, whatever the plan asks. */
export const SILENT_DAYS = 21;

/** A step that the ladder takes when no answer comes. */
export interface LadderStep {
  readonly does: 'remind' | 'list' | 'outreach';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: OutreachReason | null;
  /** When somebody should have reached the patient; null for steps that ask for nobody. */
  readonly dueAt: number | null;
}

/** What the ladder is climbed from. */
export interface Unanswered {
  readonly opensAt: number;
  /** End of the window: the `T` of the ladder. */
  readonly closesAt: number;
  readonly importance: 'routine' | 'after-infusion';
  /** The last item 9 was above zero, or the last suicide screen was moderate or high. */
  readonly atRisk: boolean;
}

const AFTER_INFUSION_MINUTES = 4 * 60;
const BUSINESS_DAY_MINUTES = 8 * 60;

/**
 * Every step that an unanswered check-in leads to, in order of time: reminders a day before the end of its window and at
 * its end, one more a day later, the clinic's list after two days, a call after three. Where the patient is at risk, or an
 * infusion was just given, somebody calls the same business day.
 *
 * @param opening the clinic's hours, which business time is counted in
 * @source Holdfast clinical reference E.3, design default
 * @approved pending
 */
export function ladder(one: Unanswered, opening: Opening): LadderStep[] {
  const { opensAt, closesAt } = one;
  const isCalled = one.atRisk || one.importance === 'after-infusion';
  const reminders = [opensAt, closesAt - DAY_MS, closesAt, closesAt + DAY_MS]
    // Three reminders after the first are enough; one so soon after the opening would only nag.
    .filter((at, index) => index === 0 || at >= opensAt + 12 * HOUR_MS)
    .map((at): LadderStep => ({ does: 'remind', at, reason: null, dueAt: null }));
  const call = isCalled ? [callSoon(one, opening)] : [];
  const list: LadderStep = {
    does: 'list',
    at: closesAt + 2 * DAY_MS,
    reason: 'missed',
    dueAt: businessDue(opening, closesAt + 2 * DAY_MS, BUSINESS_DAY_MINUTES),
  };
  const reach: LadderStep = {
    does: 'outreach',
    at: closesAt + GRACE_MS,
    reason: 'no-answer-3-days',
    dueAt: businessDue(opening, closesAt + GRACE_MS, BUSINESS_DAY_MINUTES),
  };
  return [...reminders, ...call, list, reach].sort((a, b) => a.at - b.at);
}

/** The steps that have fallen due after one instant and up to another. */
export function stepsBetween(steps: readonly LadderStep[], after: number, until: number): LadderStep[] {
  return steps.filter(({ at }) => at > after && at <= until);
}

function callSoon({ closesAt, importance, atRisk }: Unanswered, opening: Opening): LadderStep {
  const minutes = importance === 'after-infusion' ? AFTER_INFUSION_MINUTES : BUSINESS_DAY_MINUTES;
  return {
    does: 'outreach',
    at: closesAt,
    reason: atRisk ? 'at-risk' : 'after-infusion',
    dueAt: businessDue(opening, closesAt, minutes),
  };
}

// Staffed time runs only while the clinic is open; a clinic that does not open is due at once.
function businessDue(opening: Opening, from: number, minutes: number): number {
  return afterStaffedMinutes(opening, from, minutes) ?? nextOpening(opening, from) ?? from;
}
