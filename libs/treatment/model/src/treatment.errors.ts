import { failure } from '@holdfast/platform/model';

/** What was written does not fit where the infusion is; `facts.refusal` says why, `facts.criteria` what is open. */
export const entryRefused = failure('conflict', 'infusion.entry-refused', 'This cannot be written down as it is.');

/** What was written is outside the usual and asks for a reason; `facts.refusal` says which. */
export const entryNeedsReason = failure('invalid', 'infusion.reason-needed', 'This is unusual. Please write down why.');

/** The same identifier came with other content; the entry that stands was not changed. */
export const entryChanged = failure(
  'conflict',
  'infusion.entry-changed',
  'This entry was already written differently.',
);

/** Another infusion of this patient is running. */
export const infusionOverlapping = failure(
  'conflict',
  'infusion.overlapping',
  'Another infusion of this patient is not finished.',
);

/** The infusion has begun, ended or been cancelled, so its time cannot be moved. */
export const infusionBegun = failure('conflict', 'infusion.begun', 'This infusion has already begun or is over.');

/** Somebody else decided since; `facts.by`, `facts.decision` and `facts.at` say who, what and when. */
export const reviewDecided = failure('conflict', 'review.decided', 'A colleague decided this review a moment ago.');

/** The time to take a decision back is over, or it is somebody else's. */
export const decisionStands = failure('conflict', 'review.stands', 'This decision can no longer be taken back.');

/** There is nothing to review: no infusion is known. */
export const nothingToReview = failure(
  'conflict',
  'review.nothing',
  'No infusion is known, so there is nothing to review.',
);

/** A decision that speeds infusions up needs a written reason; `facts.caution` says which caution holds. */
export const frequencyReason = failure(
  'invalid',
  'review.frequency',
  'Infusions come often. Please write down why in at least ten characters.',
);

/** The thresholds were changed by somebody else; `facts.version` is the current one. */
export const needSettingChanged = failure(
  'conflict',
  'need-setting.changed',
  'Someone changed these thresholds a moment ago.',
);

/** The thresholds for vitals were changed by somebody else; `facts.version` is the current one. */
export const vitalsSettingChanged = failure(
  'conflict',
  'vitals-setting.changed',
  'Someone changed these thresholds a moment ago.',
);

/** The same identifier came with another check; the one that stands was not changed. */
export const monitoringChanged = failure('conflict', 'monitoring.changed', 'This check was already noted differently.');

/** The day of a check is ahead or too long ago; `facts.from` and `facts.until` are the first and the last that are taken. */
export const monitoringDay = failure('invalid', 'monitoring.day', 'This day is ahead, or too long ago.');

/** The link was used, is over, or never was: one answer for all. */
export const rideLinkOver = failure('missing', 'ride.over', 'This link is over.');

/** Too many links were opened from this network; `facts.retryAfterSeconds`. */
export const rideLimited = failure('limited', 'ride.limited', 'Too many tries. Wait a little and try again.');

/** The arrival was said before the pick-up. */
export const rideOrder = failure('conflict', 'ride.order', 'First say that you have picked them up.');

/** A step of the way home was said before the day of the infusion. */
export const rideEarly = failure('conflict', 'ride.early', 'The day of the way home has not come yet.');

/** The time to take a step of the way home back is over, or a later step stands. */
export const rideStands = failure(
  'conflict',
  'ride.stands',
  'This can no longer be taken back. Please call the clinic.',
);

/** The infusion is signed, cancelled or long over, so no link for a driver is made for it. */
export const rideClosed = failure('conflict', 'ride.closed', 'No link can be made for this infusion any more.');

/** The name that was signed with is not the signer's. */
export const signatureOther = failure('invalid', 'review.signature', 'Please sign with your own name.');

/** The same identifier came with other answers; those that stand were not changed. */
export const screenChanged = failure('conflict', 'suitability.screen-changed', 'These answers were already saved.');

/** What was signed is not the text that is asked for now; `facts.version` is the current one. */
export const consentOutdated = failure('conflict', 'consent.outdated', 'The text has changed. Please read it again.');

/** A statement was left open; `facts.statements` names which. */
export const consentUnticked = failure('invalid', 'consent.unticked', 'Please tick each line before you sign.');

/** The same identifier came with another signature; the one that stands was not changed. */
export const consentSigned = failure('conflict', 'consent.already-signed', 'This consent was already signed.');

/** There is no consent that stands, so none can be taken back. */
export const consentWithdrawn = failure('conflict', 'consent.already-withdrawn', 'There is no consent to take back.');

/** The time to undo is over, or something was signed since. */
export const withdrawalStands = failure(
  'conflict',
  'consent.withdrawal-stands',
  'This can no longer be undone. You can sign again.',
);

/** Somebody else signed a plan since; `facts.version`, `facts.by` and `facts.at` say which, who and when. */
export const planChanged = failure('conflict', 'treatment-plan.changed', 'A colleague changed this plan.');

/** The dose is not one that can be given at all, or the weight not one that a person has; `facts` name the range. */
export const planOutOfRange = failure(
  'invalid',
  'treatment-plan.out-of-range',
  'This dose or weight is outside what is possible.',
);

/** The fewest days between infusions are more than the most. */
export const planSpacing = failure('invalid', 'treatment-plan.spacing', 'The fewest days are more than the most.');
