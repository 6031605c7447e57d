import { event } from '@holdfast/platform/model';

/** An infusion was given: its series, its check-ins and the need of a review follow from it. */
export const infusionGiven = event('infusion.given', 'patientId', 'infusionId');

/** A review was decided: the patient is to be told that there is something to read. */
export const reviewWasDecided = event('review.decided', 'patientId', 'decisionId');
