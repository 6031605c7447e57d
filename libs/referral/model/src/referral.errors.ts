import { failure } from '@holdfast/platform/model';

/** There is no such way from where the referral is, or it is another's to go; `facts.state` says where it is. */
export const referralEdge = failure('conflict', 'referral.edge', 'The referral cannot go there from where it is.');

/** The referral moved since it was seen; `facts.state` says where it is now. */
export const referralMoved = failure('conflict', 'referral.moved', 'This referral moved a moment ago.');

/** The move asks for a reason in words. */
export const referralReason = failure('invalid', 'referral.reason', 'Please say why.');

/** A visit cannot be then, `past` or too `far` ahead; or it is too `early` to say who came. `facts.fault` says which. */
export const referralTime = failure('invalid', 'referral.time', 'A visit cannot be at this time.');

/** An attempt ends with an outcome. */
export const referralOutcome = failure('invalid', 'referral.outcome', 'Please say how it ended.');

/** No release holds for this packet and this therapist; `facts.fault` says why. */
export const releaseLacking = failure('conflict', 'release.lacking', 'No release holds for what you want to send.');

/** The words that were signed are not those that were shown. */
export const releaseTextOther = failure('conflict', 'release.text', 'The words of this release have changed.');

/** The release was signed, so only another one changes it. */
export const releaseSigned = failure('conflict', 'release.signed', 'This release is already signed.');

/** Another release was drafted under this identifier. */
export const releaseChanged = failure('conflict', 'release.changed', 'Another release was drafted in its place.');

/** The release was withdrawn, ran out, or its search is over, so nobody signs it any more. */
export const releaseOver = failure('conflict', 'release.over', 'This release cannot be signed any more.');

/** Statements were not ticked; `facts.statements` says which. */
export const releaseUnticked = failure('invalid', 'release.unticked', 'Please tick each statement.');

/** The patient signs for themselves with a name that is not theirs; `facts.name` is the one of the record. */
export const releaseName = failure('invalid', 'release.name', 'Please sign with the name of the record.');

/** What is to be shared was not offered, or is sensitive and needs its own tick or its own release. */
export const releaseCategories = failure('invalid', 'release.categories', 'This cannot be shared like that.');

/** The patient did not agree that the next choice is asked without them. */
export const searchConsent = failure(
  'conflict',
  'search.consent',
  'The patient wants to be asked before the next choice.',
);

/** Another search of this patient is open. */
export const searchOpen = failure(
  'conflict',
  'search.open',
  'Somebody is already looking for a therapist for this patient.',
);

/** The search is over. */
export const searchClosed = failure('conflict', 'search.closed', 'This search is over.');

/** The packet was sent; what was sent stays as it is. */
export const packetFrozen = failure('conflict', 'packet.frozen', 'This packet was sent and stays as it is.');

/** The packet was changed by somebody else since it was seen; `facts.version` says which version holds. */
export const packetChanged = failure('conflict', 'packet.changed', 'A colleague changed this packet a moment ago.');

/** The entry was changed by somebody else since it was seen. */
export const therapistChanged = failure(
  'conflict',
  'therapist.changed',
  'A colleague changed this entry a moment ago.',
);

/** The same therapist is in the directory already. */
export const therapistKnown = failure('conflict', 'therapist.known', 'This therapist is in the directory already.');

/**
 * The file cannot be read as a table with the columns of the directory: `facts.fault` says whether a quote is never closed or
 * its columns do not fit, `facts.columns` names those missing, `facts.unknown` where one is unknown.
 */
export const importUnreadable = failure('invalid', 'therapist.import-unreadable', 'This file cannot be read.');

/** The directory changed since the file was looked at, so what was confirmed is no longer what would happen. */
export const importStale = failure('conflict', 'therapist.import-stale', 'The directory changed. Please look again.');

/** The link, code or pass opens nothing, whatever the reason. */
export const roomOver = failure('missing', 'room.over', 'This link does not work any more.');

/** So many tries that this place has to wait; `facts.retryAfterSeconds` says how long. */
export const roomLimited = failure('limited', 'room.limited', 'Too many tries. Please wait a little.');

/** The link is right and the code is not; `facts.left` says how many tries are left. */
export const roomCode = failure('invalid', 'room.code', 'This code is not the one that belongs to this link.');

/** The patient took the permission back, or it ran out: nothing is shown. */
export const roomWithdrawn = failure('missing', 'room.withdrawn', 'There is no permission any more to show this.');

/** Another therapist is being asked already; `facts.state` says how far that is. */
export const referralLive = failure('conflict', 'referral.live', 'Another therapist is being asked already.');

/** The search was changed since it was seen. */
export const searchChanged = failure('conflict', 'search.changed', 'A colleague changed this search a moment ago.');

/** The therapist is not on the shortlist of this search, or was asked in it already. */
export const choiceOther = failure(
  'conflict',
  'search.choice',
  'This therapist is not on the list, or was asked already.',
);

/** The same identifier came with other words. */
export const messageOther = failure('conflict', 'referral.message', 'This message was sent already, in other words.');

/** There is no address or number of this kind in the directory. */
export const contactLacking = failure('conflict', 'referral.contact', 'The directory has no address for this way.');

/** It is not the therapist whose answer is waited for. */
export const nudgeNotTheirs = failure(
  'conflict',
  'referral.not-theirs',
  'It is the clinic’s turn, not the therapist’s.',
);

/** The therapist had a mail a short while ago; `facts.at` says when. */
export const nudgeResting = failure('conflict', 'referral.just-nudged', 'They were asked a short while ago.');

/** The same identifier came with another answer. */
export const interestOther = failure('conflict', 'referral.interest', 'This was answered already, in another way.');

/** The setting was changed by somebody else; `facts.version` is the current one. */
export const referralSettingChanged = failure(
  'conflict',
  'referral-setting.changed',
  'Someone changed this setting a moment ago.',
);
