import { event } from '@holdfast/platform/model';

/** A referral moved: who waits for it is told, and its clocks start anew. */
export const referralMovedOn = event('referral.moved', 'patientId', 'referralId');

/** A search has no choice left that could be asked: its owner has a task. */
export const searchStuck = event('search.stuck', 'patientId', 'searchId');

/** A packet is ready to be opened: the therapist is told where, in words that say nothing. */
export const roomMade = event('room.made', 'patientId', 'referralId');

/** The patient says that the next choice may be asked: the clinic's machinery goes on with it. */
export const searchAgreed = event('search.agreed', 'patientId', 'searchId', 'referralId');
