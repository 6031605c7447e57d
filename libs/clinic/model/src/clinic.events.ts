import { event } from '@holdfast/platform/model';

/** Someone joined or left a patient's care team; their rights changed with it. */
export const careTeamChanged = event('care-team.changed', 'patientId', 'staffId');

/** A clinic was set up; features above make what it begins with. */
export const clinicFounded = event('clinic.founded', 'accountId');

/** What a member of staff is, or whether they may sign in, has changed; or somebody new is here. */
export const staffChanged = event('staff.changed', 'accountId');

/** A patient lets somebody in, or asks them anew: their invitation is due. */
export const proxyAsked = event('proxy.asked', 'patientId', 'proxyId');

/** What a proxy may do has changed or ended; the patient is told by mail, whoever did it. */
export const proxyChanged = event('proxy.changed', 'patientId', 'proxyId');

/** A record was replaced by another, or is no longer: what is asked and reckoned of it changes with it. */
export const patientMerged = event('patient.merged', 'patientId', 'keptId');
