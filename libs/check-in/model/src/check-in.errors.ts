import { failure } from '@holdfast/platform/model';

/** The check-in was finished, left out or withdrawn; answers given before are kept. */
export const checkInClosed = failure('conflict', 'check-in.closed', 'This check-in is already finished.');

/** The check-in's time is over; answers given before are kept. */
export const checkInExpired = failure('conflict', 'check-in.expired', 'This check-in is over. Another one will come.');

/** The check-in has not begun. */
export const checkInNotOpen = failure('conflict', 'check-in.not-open', 'This check-in has not started yet.');

/** Questions are open; `facts.missing` names them. */
export const checkInIncomplete = failure('invalid', 'check-in.incomplete', 'Some questions are not answered yet.');

/** The answer was given differently in another window; `facts.id` is the one that stands. */
export const answerChanged = failure(
  'conflict',
  'answer.changed',
  'You answered this differently in another window. Nothing was written over.',
);

/** The answer does not belong to this check-in's forms, or not to that version of them. */
export const answerForOther = failure('invalid', 'answer.other-form', 'This question is not part of this check-in.');

/** The answer is none of the choices, or outside the range. */
export const answerOutOfRange = failure('invalid', 'answer.out-of-range', 'This answer is not one of the choices.');

/** The plan was changed by somebody else; `facts.version` is the current one. */
export const planChanged = failure('conflict', 'plan.changed', 'Someone changed this plan a moment ago.');

/** A plan names a form that the clinic has not switched on; `facts.forms` names them. */
export const planFormOff = failure('invalid', 'plan.form-off', 'The plan uses a form that is switched off.');

/** A plan asks on more occasions a week than anyone can answer; `facts.perWeek` says how many, `facts.most` how many may. */
export const planTooDense = failure('invalid', 'plan.too-dense', 'This plan asks too often.');

/** The day is already one that the plan counts from; nothing was changed. */
export const anchorKnown = failure('conflict', 'anchor.known', 'The plan already counts from this day.');

/** A licence that is prohibited, unknown or for non-commercial use only; the form stays off. */
export const formNotLicensed = failure('forbidden', 'form.not-licensed', 'The licence of this form does not allow it.');

/** A clinic's own form does not hold together; `facts.reason` says where. */
export const formBroken = failure('invalid', 'form.broken', 'This form cannot be used as it is.');

/** A threshold outside what the rule can work with. */
export const thresholdOutOfRange = failure(
  'invalid',
  'rule.out-of-range',
  'This threshold is outside the allowed range.',
);

/** The rule's thresholds were changed by somebody else; `facts.version` is the current one. */
export const ruleChanged = failure('conflict', 'rule.changed', 'Someone changed this rule a moment ago.');

/** The outreach was closed in the meantime. */
export const outreachDone = failure('conflict', 'outreach.done', 'A colleague already reached this patient.');

/** Too many links were opened from this network; `facts.retryAfterSeconds`. */
export const linkLimited = failure('limited', 'link.limited', 'Too many tries. Wait a little and try again.');

/** The link was used, is over, or never was: one answer for all three. */
export const linkSpent = failure('missing', 'link.spent', 'This link was already used or is over.');
