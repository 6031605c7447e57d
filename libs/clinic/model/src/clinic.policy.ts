import { any, isPatient, isSignedIn, isStaff, onCareTeam, policy, role } from '@holdfast/platform/model';

/** Who may see the clinic, its people and its patients. Admins manage care teams and read no chart. */
export const clinicPolicy = policy({
  'clinic.read': isSignedIn,
  'staff.list': isStaff,
  'patient.list': role('provider', 'nurse', 'coordinator'),
  'patient.read': any(isPatient, onCareTeam, role('coordinator')),
  'care-team.assign': role('admin', 'coordinator'),
  'clinic-setting.list': role('admin', 'auditor'),
  'clinic-setting.read': role('admin', 'auditor'),
  'clinic-setting.change': role('admin'),
  'clinic-setting.restore': role('admin'),
  'account.list': role('admin', 'auditor'),
  'account.change': role('admin'),
  'patient.find-duplicates': role('coordinator'),
  'patient.merge': role('coordinator'),
  'proxy.read': any(isPatient, onCareTeam, role('coordinator')),
  'proxy.grant': isPatient,
  'proxy.change': isPatient,
  'proxy.withdraw': isPatient,
  'charge.list': role('proxy'),
  'charge.accept': role('proxy'),
  'charge.leave': role('proxy'),
  'invitation.list': role('admin'),
  'invitation.send': role('admin'),
  'invitation.revoke': role('admin'),
});
