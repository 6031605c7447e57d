import { event } from '@holdfast/platform/model';

/** A patient is to be told that a check-in waits. */
export const checkInReminder = event('check-in.reminder', 'patientId', 'checkInId');

/** Somebody is to reach a patient. */
export const outreachOpened = event('outreach.opened', 'patientId', 'outreachId');
