import { event } from '@holdfast/platform/model';

/** A referral moved: whom it concerns is told, and a waiting list asks the patient whether to wait. */
export const referralMovedOn = event('referral.moved', 'patientId', 'referralId');

/** A search has no choice left that could be asked: its owner has a task. */
export const searchStuck = event('search.stuck', 'patientId', 'searchId');

/** A patient asks for help to find a therapist: whoever leads their care team is told. */
export const therapyAsked = event('therapy.asked', 'patientId');

/** Something waits for the patient: a list to put in order, a release to sign, an answer to give. */
export const therapyWaits = event('therapy.waits', 'patientId', 'searchId');

/** The patient ranked, signed or revoked: whoever owns the search goes on. */
export const searchAnswered = event('search.answered', 'patientId', 'searchId');

/** Something waits for whoever owns an attempt: a question, words of the therapist, a patient who heard nothing, a call to make. */
export const ownerWaits = event('referral.owner-waits', 'patientId', 'referralId');

/** A packet is ready to be opened: the therapist is told where, in words that say nothing. */
export const roomMade = event('room.made', 'patientId', 'referralId');

/** The same by somebody of the clinic, or because the patient signed anew: a link is made though the last one was ended. */
export const roomOpenedAnew = event('room.opened-anew', 'patientId', 'referralId');

/** The patient says that the next choice may be asked: the clinic's machinery goes on with it. */
export const searchAgreed = event('search.agreed', 'patientId', 'searchId', 'referralId');
