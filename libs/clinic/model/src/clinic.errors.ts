import { failure } from '@holdfast/platform/model';

/** Someone who does not work for the clinic, or holds no clinical role, cannot join a care team. */
export const notCareStaff = failure('invalid', 'care-team.not-care-staff', 'Only clinical staff can join a care team.');
