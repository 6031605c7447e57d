import { event } from '@holdfast/platform/model';

/** An infusion was given: its series, its check-ins and the need of a review follow from it. */
export const infusionGiven = event('infusion.given', 'patientId', 'infusionId');
