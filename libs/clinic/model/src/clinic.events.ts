import { event } from '@holdfast/platform/model';

/** Someone joined or left a patient's care team; their rights changed with it. */
export const careTeamChanged = event('care-team.changed', 'patientId', 'staffId');

/** A clinic was set up; features above make what it begins with. */
export const clinicFounded = event('clinic.founded', 'accountId');

/** What a member of staff is, or whether they may sign in, has changed; or somebody new is here. */
export const staffChanged = event('staff.changed', 'accountId');
