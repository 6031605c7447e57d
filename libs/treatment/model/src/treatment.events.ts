import { event } from '@holdfast/platform/model';

/** An infusion was given: its series, its check-ins and the need of a review follow from it. */
export const infusionGiven = event('infusion.given', 'patientId', 'infusionId');

/** A review was decided and the decision can no longer be taken back: the patient is told that there is something new. */
export const decisionSettled = event('decision.settled', 'patientId', 'decisionId');
