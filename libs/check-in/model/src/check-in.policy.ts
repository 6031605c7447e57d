import { any, isPatient, isProxy, isStaff, onCareTeam, policy, role } from '@holdfast/platform/model';

const reads = any(isPatient, isProxy('check-ins'), onCareTeam, role('coordinator'));
const clinicSide = any(onCareTeam, role('coordinator'));
const careRoles = role('provider', 'nurse', 'coordinator');
const settingReaders = isStaff;

/** Who may do what with check-ins. Admins set plans, forms and thresholds up and read no answer. */
export const checkInPolicy = policy({
  'check-in.list': reads,
  'check-in.read': reads,
  'check-in.answer': isPatient,
  'check-in.submit': isPatient,
  'check-in.skip': isPatient,
  'check-in.snooze': isPatient,
  'check-in.enter': clinicSide,
  'check-in.ask': clinicSide,
  'check-in.review': clinicSide,
  'check-in.read-inbox': careRoles,
  'caseload.read': careRoles,
  'trend.read': reads,
  'trend.annotate': isPatient,
  'plan.read': reads,
  'plan.preview': clinicSide,
  'plan.set': clinicSide,
  'anchor.set': clinicSide,
  'clinic-plan.read': settingReaders,
  'clinic-plan.preview': role('admin', 'provider'),
  'clinic-plan.set': role('admin', 'provider'),
  'rule.list': settingReaders,
  'rule.set': role('admin', 'provider'),
  'rule.rehearse': role('provider', 'nurse', 'coordinator'),
  'form.list': settingReaders,
  'form.set': role('admin'),
  'outreach.list': careRoles,
  'outreach.record': clinicSide,
});
